import { type Member, RoleName } from '#people';
import { OutboxState, sendDue, SYSTEM } from '#platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Visitor } from '../../test/client.js';
import { House } from '../../test/house.js';
import { CampaignService } from './campaign.service.js';
import { reconcile } from './delivery.jobs.js';
import { announcementEmail } from './letters/announcement.email.js';

let house: House;
let admin: Visitor;
let cho: Visitor;
let member: Visitor;
let tableId: string;
let seated: Member[];
beforeAll(async () => {
  house = await House.open(undefined, { worker: true });
  const make = house.make;
  const sectors = await make.sectors('Health', 'Child care');
  const { table, seats } = await make.table('Spruce', sectors);
  tableId = table.id;
  const [robin, champion, plain] = [await make.member('Robin'), await make.member('Cho'), await make.member('Plain')];
  seated = [await make.member('Ana', { sectorId: sectors[0]!.id }), await make.member('Bo', { sectorId: sectors[1]!.id })];
  await Promise.all(seated.map((one, index) => make.holding(seats[index]!, one, '2024-01-01')));
  await make.actor(robin, { name: RoleName.ADMIN });
  await make.actor(champion, { name: RoleName.CHAMPION, tableId });
  await house.db.query(`insert into consent (member_id, kind, source, given_on) select id, 'EXPRESS', 'The summit', '2020-01-01' from member`);
  [admin, cho, member] = [await new Visitor(house).signIn(robin.email!), await new Visitor(house).signIn(champion.email!), await new Visitor(house).signIn(plain.email!)];
}, 60_000);
afterAll(() => house.close());

const SEND = 'mutation ($input: AnnouncementInput!, $test: Boolean!) { sendAnnouncement(input: $input, test: $test) { id title audience state tableId counts { state n } } }';
interface Sent {
  sendAnnouncement: { id: string; title: string; audience: number; tableId: string | null };
}
const announcement = (more: object = {}) => ({ key: randomUUID(), subject: 'The hall is booked', body: 'We meet in the hall.\n\nBring a cup.', tableId, audience: {}, ...more });
const codes = ({ errors }: { errors: { extensions: { code: string } }[] }) => errors.map(({ extensions }) => extensions.code);
const lettersTo = (email: string) => house.mailbox.messages().filter(({ to, subject }) => to.includes(email) && subject.includes('hall'));
const countsOf = async (id: string) => {
  const { campaign } = await admin.tell<{ campaign: { state: string; audience: number; counts: { state: string; n: number }[] } }>('query ($id: ID!) { campaign(id: $id) { state audience counts { state n } } }', { id });
  return { ...campaign, counts: Object.fromEntries(campaign.counts.filter(({ n }) => n).map(({ state, n }) => [state, n])) };
};

describe('An announcement', () => {
  it('goes to whoever wrote it as a test copy, then to the people of their table, once, however often Send is pressed', async () => {
    const input = announcement();
    const test = await cho.tell<Sent>(SEND, { input, test: true });
    expect(test.sendAnnouncement).toMatchObject({ title: 'Test: The hall is booked', audience: 1 });
    await house.mailbox.waitFor(({ to, subject }) => to.includes('cho@example.org') && subject === 'Test: The hall is booked', 10_000);
    const [first, again] = await Promise.all([cho.tell<Sent>(SEND, { input, test: false }), cho.tell<Sent>(SEND, { input, test: false })]);
    expect(again.sendAnnouncement.id).toBe(first.sendAnnouncement.id);
    const letter = await house.mailbox.waitFor(({ to, subject }) => to.includes('ana@example.org') && subject === 'The hall is booked', 10_000);
    await house.run(sendDue, {});
    expect([lettersTo('ana@example.org').length, lettersTo('bo@example.org').length]).toEqual([1, 1]);
    expect(lettersTo('plain@example.org')).toEqual([]);
    expect(await countsOf(first.sendAnnouncement.id)).toEqual({ state: 'DONE', audience: 2, counts: { SENT: 2 } });
    expect(letter.headers['list-unsubscribe']).toMatch(new RegExp(`^<${house.url}/u/${seated[0]!.id}/[\\w-]+>$`));
    expect(letter.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    expect(letter.headers['auto-submitted']).toBeUndefined();
    expect(letter.text).toContain('Bring a cup.');
  });

  it('comes to whoever wrote it as a test copy even where they never agreed to letters: they asked for it', async () => {
    const [robin] = await house.db.query<{ id: string }>(`select id from member where name = 'Robin'`);
    await house.db.query('update consent set withdrawn_on = $2 where member_id = $1', [robin!.id, '2024-01-01']);
    const { sendAnnouncement } = await admin.tell<Sent>(SEND, { input: announcement({ subject: 'Do I get it', tableId: null }), test: true });
    const copy = await house.mailbox.waitFor(({ subject }) => subject === 'Test: Do I get it', 10_000);
    await house.run(sendDue, {});
    expect([copy.to, copy.headers['list-unsubscribe'], (await countsOf(sendAnnouncement.id)).counts]).toEqual([['robin@example.org'], undefined, { SENT: 1 }]);
    await house.db.query('update consent set withdrawn_on = null where member_id = $1', [robin!.id]);
  });

  it('that is too big as a letter is refused when it is written, by its bytes, and one that just fits goes', async () => {
    for (const body of ['ᑕ'.repeat(10_000), Array.from({ length: 900 }, () => 'x').join('\n\n'), '&'.repeat(8000)]) {
      const { errors } = await cho.ask(SEND, { input: announcement({ body }), test: true });
      expect([errors[0]?.extensions.code, errors[0]?.message]).toEqual(['BAD_INPUT', expect.stringMatching(/^This text is too long for one letter. Please shorten it to about \d\d % of what it is.$/)]);
    }
    const { sendAnnouncement } = await cho.tell<Sent>(SEND, { input: announcement({ subject: 'Just fits', body: 'ᑕ'.repeat(8500) }), test: true });
    await house.mailbox.waitFor(({ subject }) => subject === 'Test: Just fits', 10_000);
    expect(sendAnnouncement.audience).toBe(1);
  });

  it('of a champion reaches nobody beyond their own table, whoever they name', async () => {
    expect(codes(await cho.ask(SEND, { input: announcement({ tableId: null }), test: false }))).toEqual(['FORBIDDEN']);
    expect(codes(await cho.ask(SEND, { input: announcement({ tableId: randomUUID() }), test: false }))).toEqual(['FORBIDDEN']);
    const [plain] = await house.db.query<{ id: string }>(`select id from member where name = 'Plain'`);
    expect(codes(await cho.ask(SEND, { input: announcement({ audience: { memberIds: [plain!.id] } }), test: false }))).toEqual(['BAD_INPUT']);
    expect(codes(await member.ask(SEND, { input: announcement(), test: false }))).toEqual(['FORBIDDEN']);
  });

  it('goes to whoever fits every line of its audience', async () => {
    const sent = await admin.tell<Sent>(SEND, { input: announcement({ tableId: null, audience: { tableIds: [tableId], sectorIds: [seated[0]!.sectorId] } }), test: false });
    expect(sent.sendAnnouncement).toMatchObject({ audience: 1, tableId: null });
  });

  it('to a registration list goes to those on it, and only to lists its writer may see', async () => {
    const [list] = await house.db.query<{ id: string }>(`insert into registration_list (name, created_at) values ('Summit', now()) returning id`);
    for (const { id, name } of seated) await house.db.query('insert into registration (list_id, member_id, name) values ($1, $2, $3)', [list!.id, id, name]);
    const SIZE = 'query ($audience: AudienceInput!, $tableId: ID) { audienceSize(audience: $audience, tableId: $tableId) }';
    const size = async (visitor: Visitor, audience: object, from: string | null) => (await visitor.tell<{ audienceSize: number }>(SIZE, { audience, tableId: from })).audienceSize;
    expect(await size(admin, { listIds: [list!.id] }, null)).toBe(2);
    expect(await size(admin, { listIds: [list!.id], sectorIds: [seated[0]!.sectorId] }, null)).toBe(1);
    expect(await size(cho, { listIds: [list!.id] }, tableId)).toBe(0);
    await house.db.query('update registration_list set table_id = $2 where id = $1', [list!.id, tableId]);
    expect(await size(cho, { listIds: [list!.id] }, tableId)).toBe(2);
    expect(codes(await cho.ask(SIZE, { audience: {}, tableId: null }))).toEqual(['FORBIDDEN']);
    expect(codes(await admin.ask(SIZE, { audience: { listIds: ['x'], regionIds: ['%'] }, tableId: null }))).toEqual(['BAD_INPUT']);
    const { sendAnnouncement } = await admin.tell<Sent>(SEND, { input: announcement({ tableId: null, lang: 'fr', audience: { listIds: [list!.id] } }), test: false });
    await house.run(sendDue, {});
    expect(sendAnnouncement.audience).toBe(2);
    expect(house.mailbox.messages().filter(({ html }) => html?.includes('lang="fr"'))).toHaveLength(2);
  });

  it('is skipped, with the reason, for whoever has no consent, wants none, stopped all or is suppressed', async () => {
    const people = await Promise.all(['Nora', 'Otto', 'Pia', 'Quin', 'Rosa'].map((name) => house.make.member(name)));
    const [nora, otto, pia, quin, rosa] = people as [Member, Member, Member, Member, Member];
    for (const { id } of [otto, pia, quin, rosa]) await house.db.query(`insert into consent (member_id, kind, source, given_on) values ($1, 'EXPRESS', 'x', '2020-01-01')`, [id]);
    await house.db.query(`insert into preference (member_id, announcements) values ($1, false)`, [otto.id]);
    await house.db.query(`insert into preference (member_id, none_since) values ($1, now())`, [pia.id]);
    await house.db.query(`insert into suppression (address, kind, suppressed_at, why) values ($1, 'COMPLAINT', now(), 'x')`, [quin.email]);
    await house.db.query(`update consent set expires_on = '2020-01-02' where member_id = $1`, [rosa.id]);
    const sent = await admin.tell<Sent>(SEND, { input: announcement({ tableId: null, audience: { memberIds: people.map(({ id }) => id) } }), test: false });
    await house.run(sendDue, {});
    const { id } = sent.sendAnnouncement;
    expect(await countsOf(id)).toEqual({ state: 'DONE', audience: 5, counts: { SKIPPED: 5 } });
    const { deliveries } = await admin.tell<{ deliveries: { edges: { node: { reason: string; member: { name: string } } }[] } }>(
      'query ($id: ID!) { deliveries(campaignId: $id, state: SKIPPED, first: 10) { edges { node { reason member { name } } } } }', { id });
    expect(Object.fromEntries(deliveries.edges.map(({ node }) => [node.member.name, node.reason]))).toEqual({
      Nora: 'No consent of Nora holds.', Otto: 'Otto wants no announcements.', Pia: 'Pia stopped all letters.', Quin: 'Quin reported a letter as unwanted.', Rosa: 'No consent of Rosa holds.',
    });
    expect(nora).toBeDefined();
  });
});

describe('A campaign', () => {
  const plan = (people: Member[], title: string, table?: string) =>
    house.get(CampaignService).plan(SYSTEM, { letter: announcementEmail, title, onceKey: title, ...(table ? { tableId: table } : {}) }, people.map(({ id }) => ({ to: id, props: { subject: 'Paused hall', body: 'x', senderName: 'Robin' } })));

  it('that is paused sends nothing, and goes on when it is resumed; pausing twice is harmless', async () => {
    const id = await house.db.tx(async () => {
      const planned = await plan(seated, 'paused');
      await house.get(CampaignService).pause(SYSTEM, planned); // before anybody hears of it
      return planned;
    });
    await house.run(sendDue, {});
    expect(await countsOf(id)).toEqual({ state: 'PAUSED', audience: 2, counts: { PENDING: 2 } });
    const change = (verb: string) => admin.ask(`mutation ($id: ID!) { ${verb}Campaign(id: $id) { state } }`, { id });
    expect((await change('pause')).errors).toEqual([]);
    expect((await change('resume')).errors).toEqual([]);
    await house.run(sendDue, {});
    expect(await countsOf(id)).toEqual({ state: 'DONE', audience: 2, counts: { SENT: 2 } });
    expect(codes(await change('pause'))).toEqual(['CONFLICT']);
    expect(codes(await change('drop'))).toEqual(['CONFLICT']);
  });

  it('that is given up sends nothing any more; one that runs has to be paused first', async () => {
    const id = await house.db.tx(async () => {
      const planned = await plan(seated, 'given up');
      await house.get(CampaignService).pause(SYSTEM, planned);
      return planned;
    });
    const drop = () => admin.ask('mutation ($id: ID!) { dropCampaign(id: $id) { state } }', { id });
    expect([(await drop()).data, (await drop()).data]).toEqual([{ dropCampaign: { state: 'DROPPED' } }, { dropCampaign: { state: 'DROPPED' } }]);
    await house.run(sendDue, {});
    expect(await countsOf(id)).toEqual({ state: 'DROPPED', audience: 2, counts: { SKIPPED: 2 } });
  });

  it('lists what waits for a person, who lets it go or drops it', async () => {
    const id = await plan(seated, 'waiting');
    await house.run(sendDue, {});
    await house.db.query(`update outbox set state = 'DOUBTFUL', sealed_props = (select sealed_props from outbox where sealed_props is not null limit 1) where campaign_id = $1`, [id]);
    expect((await countsOf(id)).counts).toEqual({ DOUBTFUL: 2 });
    const decide = async (verb: string, ids?: string[]) => expect((await admin.ask(`mutation ($id: ID!, $ids: [ID!]) { ${verb}Deliveries(campaignId: $id, ids: $ids) { id } }`, { id, ids })).errors).toEqual([]);
    const [one] = await house.db.query<{ id: string }>('select id from outbox where campaign_id = $1 limit 1', [id]);
    await decide('drop', [one!.id]);
    expect((await countsOf(id)).counts).toEqual({ DOUBTFUL: 1, SKIPPED: 1 });
    await decide('release');
    expect(await house.db.query('select 1 from outbox where campaign_id = $1 and state = $2', [id, OutboxState.DOUBTFUL])).toEqual([]);
  });

  it('keeps its sums when a member is erased, and puts them right when they were wrong', async () => {
    const gone = await house.make.member('Gone');
    const id = await plan([gone, ...seated], 'sums');
    await house.db.query(`update campaign set state = 'PAUSED' where id = $1`, [id]);
    await house.db.query('delete from outbox where recipient_id = $1', [gone.id]);
    const { audience, counts } = await countsOf(id);
    expect([audience, Object.values(counts).reduce((sum, n) => sum + n, 0), counts['ERASED']]).toEqual([3, 3, 1]);
    await house.db.query(`update campaign_count set n = n + 5 where campaign_id = $1 and state <> 'ERASED'`, [id]);
    await house.run(reconcile, {});
    expect((await countsOf(id)).counts).toEqual(counts);
  });

  it('A1: admins see all campaigns, a champion those of their table with their letters, a member none; the list of addresses is for admins', async () => {
    const others = await plan(seated, 'of all');
    const own = await plan(seated, 'of Spruce', tableId);
    const LIST = '{ campaigns(first: 100) { edges { node { id title counts { n } } } } }';
    const titles = async (visitor: Visitor) => (await visitor.tell<{ campaigns: { edges: { node: { title: string } }[] } }>(LIST)).campaigns.edges.map(({ node }) => node.title);
    expect(await titles(admin)).toEqual(expect.arrayContaining(['of all', 'of Spruce']));
    const seen = await titles(cho);
    expect(seen).toContain('of Spruce');
    expect(seen).not.toContain('of all');
    const LETTERS = 'query ($id: ID!) { campaign(id: $id) { id counts { n } } deliveries(campaignId: $id) { edges { node { id } } } }';
    const look = async (id: string) => cho.tell<{ campaign: object | null; deliveries: { edges: object[] } }>(LETTERS, { id });
    expect((await look(own)).deliveries.edges).toHaveLength(2);
    expect(await look(others)).toEqual({ campaign: null, deliveries: { edges: [] } });
    for (const [visitor, code] of [[member, 'FORBIDDEN'], [new Visitor(house), 'SIGNED_OUT']] as const) expect([...new Set(codes(await visitor.ask(LETTERS, { id: own })))]).toEqual([code]);
    expect(codes(await cho.ask('{ suppressions { edges { node { id } } } }'))).toEqual(['FORBIDDEN']);
  });

  it('of their own table is paused, resumed, decided about and given up by its champion, and no other campaign is', async () => {
    const own = await house.db.tx(async () => {
      const planned = await plan(seated, 'of the champion', tableId);
      await house.get(CampaignService).pause(SYSTEM, planned);
      return planned;
    });
    const other = await plan(seated, 'not of the champion');
    const verbs: [string, string][] = [['resumeCampaign', 'id'], ['pauseCampaign', 'id'], ['releaseDeliveries', 'campaignId'], ['dropDeliveries', 'campaignId'], ['dropCampaign', 'id']];
    for (const [verb, argument] of verbs) {
      const change = (id: string) => cho.ask(`mutation ($id: ID!) { ${verb}(${argument}: $id) { id } }`, { id });
      expect([verb, codes(await change(other))]).toEqual([verb, ['FORBIDDEN']]);
      if (verb === 'pauseCampaign') await house.db.query(`update campaign set state = 'RUNNING' where id = $1`, [own]); // it may be done already
      expect([verb, (await change(own)).errors]).toEqual([verb, []]);
    }
    expect(await house.db.query('select state, why from campaign where id = $1', [own])).toEqual([{ state: 'DROPPED', why: 'Dropped by a champion.' }]);
  });
});

describe('Letters of no campaign', () => {
  const LIST = 'query ($state: DeliveryState) { singleDeliveries(state: $state) { edges { node { id letter state reason member { name } } } } }';
  const listed = async (state?: string) => (await admin.tell<{ singleDeliveries: { edges: { node: { id: string; state: string; reason: string; member: { name: string } } }[] } }>(LIST, { state })).singleDeliveries.edges.map(({ node }) => node);

  it('that wait for a person or failed are listed to admins, who let them go or drop them', async () => {
    const who = await house.make.member('Single');
    const post = (state: string, dueAt = 'now()') =>
      house.db.query<{ id: string }>(
        `insert into outbox (letter, recipient_id, state, due_at, reason, sealed_props) values ('sign-in.email', $1, $2::text, ${dueAt}, 'Why ' || $2::text, case when $2 = 'FAILED' then null else 'x' end) returning id`, [who.id, state]).then(([row]) => row!.id);
    const [held, doubtful, failed] = [await post('HELD'), await post('DOUBTFUL'), await post('FAILED')];
    await post('FAILED', `now() - interval '40 days'`);
    expect((await listed()).map(({ id }) => id)).toEqual([doubtful, failed, held]);
    expect(await listed('HELD')).toMatchObject([{ id: held, reason: 'Why HELD', member: { name: 'Single' } }]);
    expect(codes(await cho.ask(LIST, {}))).toEqual(['FORBIDDEN']);
    const DECIDE = (verb: string) => `mutation ($ids: [ID!]!) { n: ${verb}SingleDeliveries(ids: $ids) }`;
    expect(codes(await cho.ask(DECIDE('release'), { ids: [held] }))).toEqual(['FORBIDDEN']);
    expect((await admin.ask(DECIDE('drop'), { ids: [doubtful, failed] })).data).toEqual({ n: 1 });
    expect((await admin.ask(DECIDE('release'), { ids: [held] })).data).toEqual({ n: 1 });
    expect((await admin.ask(DECIDE('release'), { ids: [failed, held] })).data).toEqual({ n: 0 });
    expect(await house.db.query('select reason, sealed_props from outbox where id = $1', [doubtful])).toEqual([{ reason: 'Dropped by an admin.', sealed_props: null }]);
    const [campaign] = await house.db.query<{ id: string }>(`select id from outbox where campaign_id is not null limit 1`);
    expect((await admin.ask(DECIDE('drop'), { ids: [campaign!.id] })).data).toEqual({ n: 0 });
  });
});
