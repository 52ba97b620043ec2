import { Change, Community, Member, Organisation, Region } from '#people';
import type { Actor } from '#platform';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Visitor } from '../../test/client.js';
import { House } from '../../test/house.js';
import { DUPLICATE_ORGANISATIONS, DuplicateQueries, DUPLICATES } from './duplicate.queries.js';
import { DuplicateService } from './duplicate.service.js';
import { MergeService } from './merge.service.js';
import { OrganisationService } from './organisation.service.js';

let house: House;
let admin: Actor;
let smithers: Community;
let terrace: Community;
beforeAll(async () => {
  house = await House.open('2026-05-01T18:00:00Z', { worker: true });
  admin = await house.make.admin();
  const { id: regionId } = await house.db.repo(Region).save(house.db.repo(Region).create({ name: 'Northwest', position: 1 }));
  [smithers, terrace] = (await house.db.repo(Community).save(['Smithers', 'Terrace'].map((name) => house.db.repo(Community).create({ name, regionId, timeZone: 'America/Vancouver' })))) as [Community, Community];
});
afterAll(() => house.close());
beforeEach(() => house.db.query(`delete from digest_turn; delete from merge; delete from organisation_merge; delete from apart; delete from change; delete from member where name <> 'Robin'; delete from organisation`));

const person = (name: string, columns: Partial<Member> = {}) => house.make.member(name, { email: null, ...columns });
/** Pairs as "one / other: why", so that a story reads. */
const found = async () => {
  const names = new Map((await house.db.repo(Member).find()).map(({ id, name }) => [id, name]));
  return (await house.get(DuplicateQueries).members()).map(({ aId, bId, reasons }) => `${[names.get(aId)!, names.get(bId)!].toSorted((a, b) => a.localeCompare(b)).join(' / ')}: ${reasons.join(', ')}`);
};

describe('members who look like one person', () => {
  it('have the same words in their names, in any order, whatever accents and apostrophes', async () => {
    await person('Ana Duarte');
    await person('Duarte, Aná');
    await person('Bo Nak’azdli');
    await person("nak'azdli bo");
    await person('Ana Duarte-Lopez');
    expect((await found()).toSorted()).toEqual(['Ana Duarte / Duarte, Aná: SAME_NAME', "Bo Nak’azdli / nak'azdli bo: SAME_NAME"]);
  });

  it('have the same phone, however it is written; not the phone of an office that many have', async () => {
    await person('Ana Duarte', { phone: '250-555-0134' });
    await person('Bo Chan', { phone: '+1 (250) 555.0134' });
    for (const name of ['Cho One', 'Dee Two', 'Eli Three', 'Fay Four', 'Gus Five']) await person(name, { phone: '250-555-9000' });
    expect(await found()).toEqual(['Ana Duarte / Bo Chan: SAME_PHONE']);
  });

  it('have an address that is known as another address of the other', async () => {
    await person('Ana Duarte', { email: 'ana@example.org' });
    await person('Someone Else', { otherEmails: ['ana@example.org'] });
    expect(await found()).toEqual(['Ana Duarte / Someone Else: SAME_EMAIL']);
  });

  it('have nearly the same name in one place; the same name in another place says nothing', async () => {
    await person('Jon Smith', { communityId: smithers.id });
    await person('John Smith', { communityId: smithers.id });
    await person('Jonn Smith', { communityId: terrace.id });
    const [{ id: organisationId }] = (await house.db.repo(Organisation).save([house.db.repo(Organisation).create({ name: 'Northern Health' })])) as [Organisation];
    await person('Maria Lopez', { organisationId, communityId: smithers.id });
    await person('Marie Lopez', { organisationId, communityId: terrace.id });
    expect((await found()).toSorted()).toEqual(['John Smith / Jon Smith: NEAR_NAME', 'Maria Lopez / Marie Lopez: NEAR_NAME']);
  });

  it('stand with the most certain first, with all that speaks for it', async () => {
    await person('Jon Smith', { communityId: smithers.id });
    await person('John Smith', { communityId: smithers.id });
    await person('Ana Duarte', { email: 'ana@example.org', phone: '250-555-0134' });
    await person('Duarte Ana', { otherEmails: ['ana@example.org'], phone: '250 555 0134' });
    await person('Lee Wong');
    await person('Wong Lee');
    expect(await found()).toEqual(['Ana Duarte / Duarte Ana: SAME_PHONE, SAME_NAME, SAME_EMAIL', 'Lee Wong / Wong Lee: SAME_NAME', 'John Smith / Jon Smith: NEAR_NAME']);
  });

  it('are not shown once somebody said they are two, nor when one is erased or made one with another already', async () => {
    const people = [await person('Ana Duarte'), await person('Duarte Ana'), await person('Ana  Duarte')];
    expect(await found()).toHaveLength(3);
    await house.get(DuplicateService).keepApart(admin, people[1]!.id, people[0]!.id);
    await house.get(DuplicateService).keepApart(admin, people[0]!.id, people[1]!.id);
    expect(await found()).toHaveLength(2);
    await house.get(MergeService).merge(admin, people[0]!.id, people[2]!.id, []);
    expect(await found()).toEqual([]);
    await expect(house.get(DuplicateService).keepApart(admin, people[0]!.id, people[0]!.id)).rejects.toThrow('one and the same row');
  });

  it('are asked for, merged, undone and kept apart through the API, by admins only', async () => {
    await house.db.repo(Member).update(admin.memberId!, { email: 'robin@example.org' });
    const robin = await new Visitor(house).signIn('robin@example.org');
    const [ana, again] = [await person('Ana Duarte', { phone: '250-555-0134', createdAt: new Date('2020-01-01') } as Partial<Member>), await person('Duarte Ana', { communityId: smithers.id })];
    const { duplicates } = await robin.tell<{ duplicates: object[] }>('{ duplicates { reasons a { id phone } b { ...Where } } } fragment Where on Member { id community { name } }');
    expect(duplicates).toEqual([{ reasons: ['SAME_NAME'], a: { id: ana.id, phone: '250-555-0134' }, b: { id: again.id, community: { name: 'Smithers' } } }]);
    await robin.tell('mutation ($a: ID!, $b: ID!) { mergeMembers(keepId: $a, goneId: $b, take: [NAME]) { name community { name } } }', { a: ana.id, b: again.id });
    const { merges } = await robin.tell<{ merges: { id: string }[] }>('{ merges { id name into { id name } by { name } mergedAt undoUntil undoneAt } }');
    expect(merges).toEqual([expect.objectContaining({ name: 'Duarte Ana', into: { id: ana.id, name: 'Duarte Ana' }, by: { name: 'Robin' }, undoneAt: null, undoUntil: expect.any(String) })]);
    expect(await robin.tell('query ($id: ID!) { member(id: $id) { name } }', { id: again.id })).toEqual({ member: null });
    expect(await robin.tell('mutation ($id: ID!) { undoMerge(id: $id) { name } }', { id: merges[0]!.id })).toEqual({ undoMerge: { name: 'Duarte Ana' } });
    expect(await robin.tell('{ merges { id } }')).toEqual({ merges: [] });
    expect(await robin.tell('mutation ($a: ID!, $b: ID!) { keepApart(aId: $a, bId: $b) }', { a: ana.id, b: again.id })).toEqual({ keepApart: true });
    expect(await robin.tell('{ duplicates { a { id } } }')).toEqual({ duplicates: [] });
    await house.make.member('Cho', { email: 'cho@example.org' });
    const cho = await new Visitor(house).signIn('cho@example.org');
    expect((await cho.ask('{ duplicates { a { id } } }')).errors[0]!.extensions.code).toBe('FORBIDDEN');
    await house.db.query('delete from auth_user');
  });
});

describe('organisations that look like one', () => {
  const organisation = (name: string, communityId: string | null = null) => house.db.repo(Organisation).save(house.db.repo(Organisation).create({ name, communityId }));

  it('have the same words, or nearly the same name with the same numbers in one place; the one with more members comes first', async () => {
    await organisation('School District 91');
    await organisation('School District 57');
    const [small, large] = [await organisation('Health, Northern', smithers.id), await organisation('Northern Health')];
    await organisation('Spruce Family Centre', smithers.id);
    await organisation('Spruce Family Center', smithers.id);
    await organisation('Spruce Families Centre', terrace.id);
    await person('Ana', { organisationId: large.id });
    const pairs = await house.get(DuplicateQueries).organisations();
    expect(pairs).toHaveLength(2);
    expect(pairs[0]).toEqual({ aId: large.id, bId: small.id });
  });

  it('become one: members move, gaps are filled, the history keeps the name that went', async () => {
    const [keep, gone] = [await organisation('Northern Health'), await organisation('Health, Northern', smithers.id)];
    const ana = await person('Ana', { organisationId: gone.id });
    await house.get(OrganisationService).merge(admin, keep.id, gone.id);
    expect((await house.db.get(Member, ana.id)).organisationId).toBe(keep.id);
    expect(await house.db.get(Organisation, keep.id)).toMatchObject({ name: 'Northern Health', communityId: smithers.id });
    expect(await house.db.repo(Organisation).findOneBy({ id: gone.id })).toBeNull();
    expect(await house.db.repo(Change).findBy({ organisationId: keep.id })).toMatchObject([{ source: 'merge', byId: admin.memberId, fields: [{ field: 'Made one with', before: null, after: 'Health, Northern' }] }]);
    await expect(house.get(OrganisationService).merge(admin, keep.id, keep.id)).rejects.toThrow('one and the same');
  });

  it('leave what the other one said in the history, and in that of each member where they came from', async () => {
    const [keep, gone] = [await organisation('Skeena Health', smithers.id), await organisation('Health, Skeena', terrace.id)];
    const ana = await person('Ana', { organisationId: gone.id });
    await house.get(OrganisationService).merge(admin, keep.id, gone.id);
    expect(await house.db.repo(Change).findBy({ organisationId: keep.id })).toMatchObject([{ fields: [{ after: 'Health, Skeena' }, { field: 'Community of the other one', before: 'Terrace', after: null }] }]);
    expect(await house.db.repo(Change).findBy({ memberId: ana.id })).toMatchObject([{ source: 'merge', byId: admin.memberId, fields: [{ field: 'Organisation', before: 'Health, Skeena', after: 'Skeena Health' }] }]);
  });

  it('are merged, listed and undone through the API, by admins only', async () => {
    await house.db.repo(Member).update(admin.memberId!, { email: 'robin@example.org' });
    const robin = await new Visitor(house).signIn('robin@example.org');
    const LIST = '{ organisationMerges { id name into { id name } by { name } mergedAt undoUntil undoneAt } }';
    const [keep, gone, other] = [await organisation('Northern Health'), await organisation('Health, Northern', smithers.id), await organisation('Norther Health')];
    await robin.tell('mutation ($a: ID!, $b: ID!) { mergeOrganisations(keepId: $a, goneId: $b) { name } }', { a: keep.id, b: gone.id });
    await house.at('2026-05-01T19:00:00Z');
    await robin.tell('mutation ($a: ID!, $b: ID!) { mergeOrganisations(keepId: $a, goneId: $b) { name } }', { a: keep.id, b: other.id });
    const { organisationMerges } = await robin.tell<{ organisationMerges: { id: string; name: string }[] }>(LIST);
    expect(organisationMerges).toEqual(['Norther Health', 'Health, Northern'].map((name) => expect.objectContaining({ name, into: { id: keep.id, name: 'Northern Health' }, by: { name: 'Robin' }, undoneAt: null, undoUntil: expect.any(String) })));
    const UNDO = 'mutation ($id: ID!) { undoOrganisationMerge(id: $id) { name community { name } } }';
    expect(await robin.tell(UNDO, { id: organisationMerges[1]!.id })).toEqual({ undoOrganisationMerge: { name: 'Health, Northern', community: { name: 'Smithers' } } });
    expect((await robin.ask(UNDO, { id: organisationMerges[1]!.id })).errors).toEqual([expect.objectContaining({ message: 'This has been undone already.' })]);
    expect((await robin.ask(UNDO, { id: keep.id })).errors).toEqual([expect.objectContaining({ message: 'This organisation merge is no longer there. Please reload the page.' })]);
    await house.at('2026-05-02T18:30:00Z');
    expect(await robin.tell('{ organisationMerges { name } }')).toEqual({ organisationMerges: [{ name: 'Norther Health' }] });
    await house.make.member('Cho', { email: 'cho@example.org' });
    const cho = await new Visitor(house).signIn('cho@example.org');
    for (const asked of [LIST, `mutation { undoOrganisationMerge(id: "${organisationMerges[0]!.id}") { id } }`]) expect((await cho.ask(asked)).errors[0]!.extensions.code).toBe('FORBIDDEN');
    await house.db.query('delete from auth_user');
    await house.at('2026-05-01T18:00:00Z');
  });

  it('keep a history of what was changed about them, in words', async () => {
    await house.db.repo(Member).update(admin.memberId!, { email: 'robin@example.org' });
    const robin = await new Visitor(house).signIn('robin@example.org');
    const { id } = await organisation('Northern Helth');
    await robin.tell('mutation ($id: ID, $c: ID) { saveOrganisation(input: { id: $id, name: "Northern Health", communityId: $c }) { id } }', { id, c: smithers.id });
    await robin.tell('mutation ($id: ID, $c: ID) { saveOrganisation(input: { id: $id, name: "Northern Health", communityId: $c }) { id } }', { id, c: smithers.id });
    const { organisations } = await robin.tell<{ organisations: object }>('{ organisations(search: "Northern") { edges { node { changes { source by { name } fields { field before after } } } } } }');
    const fields = [{ field: 'Name', before: 'Northern Helth', after: 'Northern Health' }, { field: 'Community', before: null, after: 'Smithers' }];
    expect(organisations).toEqual({ edges: [{ node: { changes: [{ source: 'edit', by: { name: 'Robin' }, fields }] } }] });
  });
});

describe('looking for duplicates among twenty thousand', () => {
  it('takes no more than a moment, and reads no growing table from end to end where an index will do', async () => {
    await house.db.query(`
      with syllable as (select row_number() over (order by a, b) as n, a || b as s from unnest(array['ma','jo','an','ka','li','da','ro','su','be','te','fi','gra','har','lo','mi','pe','sha','tho','wi','zo']) a,
          unnest(array['ria','hn','na','rin','sa','vid','bert','san','th','resa','on','ham','old','uis','chael','ter','ron','mas','lliam','ey']) b),
        many as (select g, 1 + (g * g) % 400 as one, 1 + (g * 7919) % 400 as two from generate_series(1, 20000) g)
      insert into member (name, email, phone, community_id) select initcap(f.s) || ' ' || initcap(l.s) || (array['', 'son', 'er', 'ski'])[1 + g % 4], 'm' || g || '@example.org', '250-' || lpad((g * 31 % 1000)::text, 3, '0') || '-' || lpad((g * 17 % 10000)::text, 4, '0'),
        case when g % 3 = 0 then $1::uuid else $2::uuid end
        from many join syllable f on f.n = one join syllable l on l.n = two`, [smithers.id, terrace.id]);
    expect(await house.get(DuplicateQueries).members()).toHaveLength(100);
    expect(await secondsOfWork(DUPLICATES)).toBeLessThan(2.5); // about 1, which takes as long on a machine that does nothing else
    for (const sql of [DUPLICATES, DUPLICATE_ORGANISATIONS]) {
      const plan = await house.db.tx(async () => {
        await house.db.query('set local enable_seqscan = off');
        return house.db.query<{ 'QUERY PLAN': string }>(`explain ${sql}`);
      });
      expect(plan.map((line) => line['QUERY PLAN']).filter((line) => /Seq Scan on (member|organisation|apart)\b/.test(line))).toEqual([]);
    }
  }, 120_000);

  /** The processor's time, as PostgreSQL counts it: the same on a busy machine. */
  async function secondsOfWork(sql: string): Promise<number> {
    const client = new pg.Client({ connectionString: house.config.databaseUrl });
    await client.connect();
    const stats: string[] = [];
    client.on('notice', ({ detail }) => stats.push(detail ?? ''));
    await client.query('set client_min_messages = log; set log_statement_stats = on');
    await client.query(sql);
    await client.end();
    const [, seconds] = /([\d.]+) s user/.exec(stats.findLast((text) => text.includes(' s user'))!)!;
    return Number(seconds);
  }
});
