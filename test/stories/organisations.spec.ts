import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Organisation } from '#people';
import { House } from '../house.js';
import { loadSampleRows } from '../sample/load.js';
import { SAMPLE_DAY, sampleRegion } from '../sample/sample.js';
import { press, Visits } from '../visits.js';

const burnsLake = sampleRegion().communities.find(({ name }) => name === 'Burns Lake');

describe('Keeping organisations right, in a browser', () => {
  let house: House;
  let visits: Visits;
  const visit = (email: string, path: string) => visits.open(email, path);
  const done = (page: Awaited<ReturnType<typeof visit>>) => visits.done(page);
  const inGoodOrder = (page: Awaited<ReturnType<typeof visit>>) => visits.inGoodOrder(page);
  const admin = 'admin@sample.example';

  beforeAll(async () => {
    house = await House.open(`${SAMPLE_DAY}T20:00:00Z`, { worker: true, local: false });
    await loadSampleRows(house.db);
    visits = await Visits.to(house);
  }, 60_000);
  afterEach(() => visits.settle());
  afterAll(async () => {
    await visits.close();
    await house.close();
  });

  it('an organisation is renamed, keeps its story, and takes in its twin; a member only reads it', async () => {
    const organisations = house.db.repo(Organisation);
    const [library, twin] = await organisations.save([{ name: 'Lakes District Library', communityId: burnsLake!.id }, { name: 'The Lakes District Library', communityId: burnsLake!.id }].map((row) => organisations.create(row)));
    const reader = await house.make.member('Pia Page', { organisationId: twin!.id });
    const page = await visit(admin, '/organisations');
    await page.getByLabel('Community').selectOption(burnsLake!.id);
    await page.getByRole('link', { name: 'The Lakes District Library' }).waitFor();
    await inGoodOrder(page);
    await page.getByLabel('Name', { exact: true }).fill('Lakes District');
    await page.getByRole('link', { name: 'Lakes District Library', exact: true }).click();
    await page.getByText('Nobody here so far.').waitFor();
    await inGoodOrder(page);
    await press(page, 'Edit');
    await page.getByLabel('Name', { exact: true }).fill('Lakes District Public Library');
    await press(page, 'Save');
    await page.getByRole('heading', { level: 1, name: 'Lakes District Public Library' }).waitFor();
    await page.getByText('What was changed').click();
    await page.getByText(/Lakes District Library → ?became Lakes District Public Library|Name: Lakes District Library/).first().waitFor();
    await press(page, 'Compare with another entry');
    await press(page, 'Compare');
    await page.getByText('Please pick one from the list.').waitFor();
    await page.getByLabel('Which other entry is').fill('The Lakes District Library');
    await page.getByText('Please pick one from the list.').waitFor({ state: 'detached' });
    await press(page, 'Compare');
    const dialog = page.getByRole('dialog', { name: 'Make one organisation of two' });
    await dialog.waitFor();
    await inGoodOrder(page);
    await press(dialog, 'Merge');
    await page.getByText('You can undo it for a day, under Duplicates.', { exact: false }).first().waitFor();
    await page.getByRole('link', { name: 'Pia Page' }).waitFor();
    expect(await organisations.findOneBy({ id: twin!.id })).toBeNull();
    await done(page);
    const read = await visit(reader.email!, `/organisations/${library!.id}`);
    await read.getByRole('link', { name: 'Pia Page' }).first().waitFor();
    expect([await read.getByRole('button', { name: 'Edit' }).count(), await read.getByText('In the list twice?').count()]).toEqual([0, 0]);
    await read.goto(`${house.url}/duplicates`);
    await read.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    await done(read);
  }, 60_000);

  it('two organisations become one, stand under what was merged lately, and are two again by one press', async () => {
    const organisations = house.db.repo(Organisation);
    const [centre, twin] = await organisations.save(['Cedar Family Centre', 'Cedar Family Center'].map((name) => organisations.create({ name, communityId: burnsLake!.id })));
    const reader = await house.make.member('Ola Olsen', { organisationId: twin!.id });
    await house.make.member('Ida Inkster', { organisationId: centre!.id });
    await house.make.member('Uma Unruh', { organisationId: centre!.id });
    const standsAt = async () => (await house.db.query<{ id: string }>('select organisation_id as id from member where id = $1', [reader.id]))[0]!.id;
    const page = await visit(admin, '/duplicates');
    const compare = page.getByRole('button', { name: 'Compare Cedar Family Centre and Cedar Family Center' });
    await compare.click();
    const dialog = page.getByRole('dialog', { name: 'Make one organisation of two' });
    await dialog.getByText('You can undo the merge for a day.').waitFor();
    await press(dialog, 'Merge');
    const undo = page.getByRole('button', { name: 'Undo the merge of Cedar Family Center' });
    await undo.waitFor();
    await page.getByText('An organisation called Cedar Family Center went into Cedar Family Centre').waitFor();
    expect([await compare.count(), await standsAt()]).toEqual([0, centre!.id]);
    await inGoodOrder(page);
    await undo.click();
    await compare.waitFor();
    await undo.waitFor({ state: 'detached' });
    expect([await page.evaluate('document.activeElement.id'), await standsAt()]).toEqual(['main', twin!.id]);
    await page.goto(`${house.url}/organisations/${twin!.id}`);
    await page.getByRole('link', { name: 'Ola Olsen' }).waitFor();
    await done(page);
  }, 60_000);
});
