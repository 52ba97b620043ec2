import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ContactVisibility, keptAddress, type Member, PrimaryRole, RoleName } from '#people';
import { Registration, RegistrationList } from '#registrations';
import { EndReason, type Holding, Offer, OfferState } from '#tables';
import { Visitor } from '../client.js';
import { House } from '../house.js';
import { questions, schema } from './schema.js';

/**
 * Promise A1, the reading half. Every query as every role, with data in which whatever not everybody may see is a canary.
 * An admin's answer is the whole; a naive oracle (below, in plain words, knowing nothing of `@Visible`) cuts out of it what
 * another role may not see; what that role gets must be exactly the rest.
 */
type Tree = { [field: string]: Tree | Tree[] | string | number | boolean | null };

interface Viewer {
  visitor: Visitor;
  memberId: string | null;
  admin?: boolean;
  /** The table they run. */
  runs?: string;
  /** The tables at which they hold a seat that has no end. */
  sitsAt: string[];
}

let house: House;
const viewers: Record<string, Viewer> = {};
const ids: Record<'member' | 'seat' | 'table' | 'organisation', string[]> = { member: [], seat: [], table: [], organisation: [] };
/** What the oracle knows of the world: written down while it is built. */
const people = new Map<string, { visibleTo: ContactVisibility; sitsAt: string[]; addedBy: string | null; hasRole: boolean }>();
/** Whose history or consent a row is. */
const about = new Map<string, string>();
const holdings = new Map<string, { tableId: string }>();
const offers = new Map<string, { tableId: string; memberId: string; open: boolean }>();

const CONTACTS = ['email', 'phone', 'postalAddress', 'primaryRole', 'alsoParent', 'languages'];
const MANAGED = ['otherEmails', 'pausedUntil'];

function maySeeContacts(viewer: Viewer, memberId: string): boolean {
  const { visibleTo, sitsAt, addedBy } = people.get(memberId)!;
  if (viewer.admin) return true; // admins see all
  if (viewer.memberId === memberId) return true; // everybody sees themselves
  if (viewer.runs && (sitsAt.includes(viewer.runs) || addedBy === viewer.memberId)) return true; // champions: their people, and those they added
  if (visibleTo === ContactVisibility.NETWORK) return true;
  return visibleTo === ContactVisibility.TABLES && viewer.sitsAt.some((table) => sitsAt.includes(table));
}

/** Whoever may change them: themselves, admins, and their champion where they have no role of their own. */
function mayManage(viewer: Viewer, memberId: string): boolean {
  const { sitsAt, addedBy, hasRole } = people.get(memberId)!;
  return !!viewer.admin || viewer.memberId === memberId || (!!viewer.runs && !hasRole && (sitsAt.includes(viewer.runs) || addedBy === viewer.memberId));
}

const maySeeNote = (viewer: Viewer, holdingId: string) => !!viewer.admin || viewer.runs === holdings.get(holdingId)!.tableId;

function maySeeOffer(viewer: Viewer, offerId: string): boolean {
  const { tableId, memberId } = offers.get(offerId)!;
  return !!viewer.admin || viewer.memberId === memberId || viewer.runs === tableId;
}

/** What remains of an admin's answer for another viewer. */
function cut(tree: Tree, viewer: Viewer): Tree {
  const id = tree['id'] as string;
  const hidden = (field: string) =>
    (tree['__typename'] === 'Member' && ((CONTACTS.includes(field) && !maySeeContacts(viewer, id)) || (MANAGED.includes(field) && !mayManage(viewer, id)))) || (tree['__typename'] === 'Holding' && field === 'endNote' && !maySeeNote(viewer, id));
  return Object.fromEntries(Object.entries(tree).map(([field, value]) => [field, hidden(field) ? null : cutValue(value, viewer)]));
}

function cutValue(value: Tree[string], viewer: Viewer): Tree[string] {
  const maySee = (one: Tree) => {
    const id = one?.['id'] as string;
    if (one?.['__typename'] === 'Offer') return maySeeOffer(viewer, id);
    return about.has(id) ? mayManage(viewer, about.get(id)!) : true;
  };
  if (Array.isArray(value)) return value.filter(maySee).map((one) => cutValue(one, viewer) as Tree);
  return value && typeof value === 'object' ? cut(value, viewer) : value;
}

beforeAll(async () => {
  house = await House.open(undefined, { worker: true });
  const make = house.make;
  const sectors = await make.sectors('Health', 'Child care', 'Libraries', 'Research', 'Family voice', 'Education');
  const [north, south] = [await make.table('North table', sectors), await make.table('South table', sectors)];
  await house.db.query(`update network set postal_address = 'canary-network'`);

  const person = async (name: string, visibleTo: ContactVisibility, addedBy: string | null = null): Promise<Member> => {
    const key = name.toLowerCase().replaceAll(' ', '-');
    const member = await make.member(name, { email: `canary-${key}@example.org`, phone: `canary-phone-${key}`, postalAddress: keptAddress({ civic: `canary-post-${key}` }), otherEmails: [`canary-other-${key}@example.org`], primaryRole: PrimaryRole.CLINICIAN, contactVisibleTo: visibleTo, addedById: addedBy });
    people.set(member.id, { visibleTo, sitsAt: [], addedBy, hasRole: false });
    const [consent] = await house.db.query<{ id: string }>(`insert into consent (member_id, kind, source, given_on) values ($1, 'EXPRESS', $2, '2024-01-01') returning id`, [member.id, `canary-consent-${key}`]);
    const [change] = await house.db.query<{ id: string }>(`insert into change (member_id, at, source, fields) values ($1, now(), $2, '[]') returning id`, [member.id, `canary-change-${key}`]);
    for (const row of [consent!, change!]) about.set(row.id, member.id);
    if (!/Nowhere|Unknown|NETWORK/.test(name)) ids.member.push(member.id); // `members` asks for them all
    return member;
  };
  const free = { north: [...north.seats], south: [...south.seats] };
  const sit = async (member: Member, at: 'north' | 'south', ended = false): Promise<Holding> => {
    const seat = free[at].shift()!;
    const end = ended ? { until: '2024-06-01', endReason: EndReason.LEAVE, endNote: `canary-note-${member.name}` } : {};
    const holding = await make.holding(seat, member, '2023-01-01', end);
    holdings.set(holding.id, { tableId: seat.tableId });
    if (!ended) people.get(member.id)!.sitsAt.push(seat.tableId);
    return holding;
  };
  const offer = async (member: Member, at: 'north' | 'south', state: OfferState): Promise<void> => {
    const seat = free[at].at(-1)!;
    const open = state === OfferState.OPEN;
    const row = { seatId: seat.id, memberId: member.id, note: `canary-offer-${member.name}-${at}-${state}`, state, offeredById: member.id, offeredAt: house.clock.now(), expiresAt: new Date('2099-01-01'), answeredAt: open ? null : house.clock.now() };
    const saved = await house.db.repo(Offer).save(house.db.repo(Offer).create(row));
    offers.set(saved.id, { tableId: seat.tableId, memberId: member.id, open });
  };

  const admin = await person('Robin', ContactVisibility.ADMINS);
  const member = await person('Unseated', ContactVisibility.ADMINS);
  const mate = await person('Tablemate', ContactVisibility.TABLES);
  const former = await person('Former mate', ContactVisibility.TABLES);
  const northChampion = await person('North champion', ContactVisibility.ADMINS);
  const southChampion = await person('South champion', ContactVisibility.TABLES);
  for (const { id } of [admin, northChampion, southChampion]) people.get(id)!.hasRole = true;
  await make.actor(admin, { name: RoleName.ADMIN });
  await make.actor(northChampion, { name: RoleName.CHAMPION, tableId: north.table.id });
  await make.actor(southChampion, { name: RoleName.CHAMPION, tableId: south.table.id });
  await sit(mate, 'north');
  await sit(former, 'north', true);
  await sit(southChampion, 'south');
  for (const visibleTo of Object.values(ContactVisibility)) {
    await sit(await person(`North ${visibleTo}`, visibleTo), 'north');
    await sit(await person(`South ${visibleTo}`, visibleTo), 'south');
    await person(`Nowhere ${visibleTo}`, visibleTo, northChampion.id);
    await person(`Unknown ${visibleTo}`, visibleTo);
  }
  await sit(await person('Left south', ContactVisibility.ADMINS), 'south', true);
  await offer(member, 'north', OfferState.OPEN);
  await offer(member, 'south', OfferState.DECLINED);
  await offer(former, 'south', OfferState.OPEN);
  ids.seat = [north, south].flatMap(({ seats }) => [seats[0]!.id, seats[1]!.id, seats.at(-1)!.id]); // `table` asks for them all
  ids.table = [north.table.id, south.table.id];
  const [place] = await house.db.query<{ id: string }>(`insert into organisation (name) values ('A place') returning id`);
  ids.organisation = [place!.id];
  for (const [name, tableId, publicSince] of [['The whole network', null, null], ['North', north.table.id, null], ['South', south.table.id, house.clock.now()]] as const) {
    const published = publicSince && { on: '2024-01-01', total: 12, groups: [] };
    const list = await house.db.repo(RegistrationList).save(house.db.repo(RegistrationList).create({ name, tableId, publicSince, published, createdById: admin.id, createdAt: house.clock.now() }));
    for (const { id } of [mate, former]) await house.db.repo(Registration).insert({ listId: list.id, memberId: id, name: `Somebody ${id}` });
  }

  const viewer = async (who: Member | null, more: Partial<Viewer> = {}): Promise<Viewer> => {
    const visitor = new Visitor(house);
    if (who) await visitor.signIn(who.email!);
    return { visitor, memberId: who?.id ?? null, sitsAt: who ? people.get(who.id)!.sitsAt : [], ...more };
  };
  Object.assign(viewers, {
    nobody: await viewer(null),
    member: await viewer(member),
    'somebody at the table': await viewer(mate),
    'somebody who left the table': await viewer(former),
    'champion of the north': await viewer(northChampion, { runs: north.table.id }),
    'champion of the south': await viewer(southChampion, { runs: south.table.id }),
    admin: await viewer(admin, { admin: true }),
  });
});
afterAll(() => house.close());

/** The variables with which to ask: for a query about one thing, each thing there is, and one that is not. */
function variablesFor(query: string): object[] {
  const args = schema.getQueryType()!.getFields()[query]!.args;
  if (args.some(({ name }) => name === 'id')) return [...ids[query as keyof typeof ids], '00000000-0000-4000-8000-000000000000'].map((id) => ({ id }));
  return [args.some(({ name }) => name === 'first') ? { first: 100 } : {}];
}

const canaries = (data: unknown): string[] => [...new Set(JSON.stringify(data).match(/canary-[^"]+/g) ?? [])].toSorted();
const signedIn = () => Object.entries(viewers).filter(([role]) => role !== 'nobody');
const seen = new Map<Viewer, Set<string>>();
let asked = 0;
const tell = async (viewer: Viewer, document: string, variables?: object): Promise<Tree> => {
  const told = await viewer.visitor.tell<Tree>(document, variables);
  asked++;
  seen.set(viewer, new Set([...(seen.get(viewer) ?? []), ...canaries(told)]));
  return told;
};

/** About one member, for whoever looks after them: refused as a whole to others, as the specs of their rooms show. */
const ofOneMember = ['preference', 'digestPreview', 'digests'];

const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('A1: who sees what', () => {
  const aboutYou = ['me', 'myOffers', 'network', ...ofOneMember];
  /** Not for every role: libs/delivery/campaign.spec.ts has them. */
  const mail = ['campaign', 'campaigns', 'deliveries', 'singleDeliveries', 'suppressions', 'audienceSize', 'paperReaders'];
  const aboutImports = ['imports', 'import', 'importRows', 'importQuestions'];
  const adminsOnly = ['duplicates', 'duplicateOrganisations', 'merges', 'organisationMerges', 'postcardRuns', 'postcardRun', 'postcards', 'postcardWith', 'evaluations', 'evaluation', 'evaluationTemplates', 'evaluationAudience', 'evaluationPreview', 'evaluationResponse', 'evaluationResults'];
  const aboutLists = ['registrationLists', 'registrationList', 'registrations', 'participation'];
  for (const query of Object.keys(schema.getQueryType()!.getFields()).filter((name) => ![...aboutYou, ...aboutLists, ...aboutImports, ...adminsOnly, 'phoneLists', ...mail].includes(name))) {
    it(`${query}, as every role`, async () => {
      for (const document of questions(query, 3)) {
        for (const variables of variablesFor(query)) {
          const whole = await tell(viewers['admin']!, document, variables);
          await Promise.all(signedIn().map(async ([role, viewer]) => expect([role, await tell(viewer, document, variables)]).toEqual([role, cut(whole, viewer)])));
        }
        const { data, errors } = await viewers['nobody']!.visitor.ask<Tree>(document, variablesFor(query)[0]);
        expect([data?.[query] ?? null, errors.map(({ extensions }) => extensions.code)]).toEqual([null, ['SIGNED_OUT']]);
      }
    });
  }

  it('me: yourself, with all that is yours', async () => {
    for (const [, viewer] of signedIn()) {
      const { me } = await tell(viewer, `{ me { championOf member { __typename id email phone postalAddress { lines } holdings { __typename id endNote seat { offers { __typename id note } } } } } }`);
      const whole = await tell(viewers['admin']!, `query ($id: ID!) { member(id: $id) { __typename id email phone postalAddress { lines } holdings { __typename id endNote seat { offers { __typename id note } } } } }`, { id: viewer.memberId });
      expect(me).toEqual({ championOf: viewer.runs ? [viewer.runs] : [], member: cut(whole, viewer)['member'] });
      expect(canaries(me)).toEqual(expect.arrayContaining([expect.stringContaining('@example.org'), expect.stringContaining('canary-phone'), expect.stringContaining('canary-post')]));
    }
  });

  it('myOffers: those that wait for your answer, even if you may see others', async () => {
    for (const [role, viewer] of signedIn())
      for (const document of questions('myOffers', 3)) {
        const { myOffers } = (await tell(viewer, document)) as { myOffers: Tree[] };
        expect([role, myOffers.map(({ id }) => id)]).toEqual([role, [...offers].filter(([, { memberId, open }]) => open && memberId === viewer.memberId).map(([id]) => id)]);
        for (const one of myOffers) expect(one).toEqual(cut(one, viewer)); // nothing below them that the viewer may not see
      }
  });

  it('members by primary role: those whose role the viewer sees, or a table could be counted past its hidden cells (C5)', async () => {
    for (const [role, viewer] of signedIn()) {
      const found = JSON.stringify(await tell(viewer, '{ members(filter: { primaryRole: CLINICIAN }, first: 100) { edges { node { id } } } }'));
      for (const id of people.keys()) expect([role, id, found.includes(id)]).toEqual([role, id, maySeeContacts(viewer, id)]);
    }
  });

  it('network: its name to all, its postal address to members', async () => {
    const [document] = questions('network', 3);
    expect(canaries(await tell(viewers['nobody']!, document!))).toEqual([]);
    for (const [, viewer] of signedIn()) expect(canaries(await tell(viewer, document!))).toEqual(['canary-network']);
  });

  it('registrations: who was where, to admins and to the champion of the list alone; others learn numbers, once they are published', async () => {
    const lists = await house.db.repo(RegistrationList).find({ order: { name: 'ASC' } });
    for (const list of lists) {
      for (const [role, viewer] of signedIn()) {
        const theirs = !!viewer.admin || (!!viewer.runs && viewer.runs === list.tableId);
        for (const [query, variables] of [['registrationLists', {}], ['registrationList', { id: list.id }], ['registrations', { listId: list.id }]] as const) {
          for (const document of questions(query, 3)) {
            if (!viewer.admin && !viewer.runs) {
              expect([role, (await viewer.visitor.ask(document, variables)).errors[0]!.extensions.code]).toEqual([role, 'FORBIDDEN']);
              continue;
            }
            const [told, whole] = [(await tell(viewer, document, variables))[query], (await tell(viewers['admin']!, document, variables))[query]];
            const listed = (one: Tree) => !!viewer.admin || lists.find(({ id }) => id === one['id'])!.tableId === viewer.runs;
            const expected = query === 'registrationLists' ? (whole as Tree[]).filter(listed) : theirs ? cutValue(whole!, viewer) : null;
            if (query === 'registrations' && !theirs) expect((told as Tree)['edges'] ?? []).toEqual([]);
            else expect([role, told]).toEqual([role, expected]);
          }
        }
        const { participation } = await tell(viewer, 'query ($listId: ID!) { participation(listId: $listId) { leastShown total } }', { listId: list.id });
        expect([role, list.name, participation]).toEqual([role, list.name, theirs ? { leastShown: 0, total: 2 } : list.publicSince ? { leastShown: 5, total: 12 } : null]);
      }
    }
    for (const query of aboutLists) {
      const { data, errors } = await viewers['nobody']!.visitor.ask<Tree>(questions(query, 3)[0]!, { id: lists[0]!.id, listId: lists[0]!.id });
      expect([data?.[query] ?? null, errors.map(({ extensions }) => extensions.code)]).toEqual([null, ['SIGNED_OUT']]);
    }
  });

  it('duplicates, merges, postcards and evaluations: to admins alone', async () => {
    const [evaluation] = await house.db.query<{ id: string }>(
      `insert into evaluation (title, languages, intro, questions, public_key, created_at) values ('Ours', '{en}', '[{"lang": "en", "text": "Hello"}]', $1, 'x', now()) returning id`, [JSON.stringify([{ key: 'a', kind: 'YES_NO', label: [{ lang: 'en', text: 'Yes?' }], options: [], highest: null, low: [], high: [] }])]);
    for (const query of adminsOnly)
      for (const [role, { visitor, admin }] of Object.entries(viewers)) {
        const { errors } = await visitor.ask(questions(query, 3)[0]!, { id: evaluation!.id, evaluationId: evaluation!.id, input: {}, runId: NOBODY, printed: 'x' });
        expect([query, role, errors.map(({ extensions }) => extensions.code)]).toEqual([query, role, admin ? [] : [role === 'nobody' ? 'SIGNED_OUT' : 'FORBIDDEN']]);
      }
  });

  it('imports: what somebody uploaded, to themselves and admins alone', async () => {
    const owner = viewers['champion of the north']!;
    const [file] = await house.db.query<{ id: string }>(
      `insert into import (file_name, uploaded_at, uploaded_by_id, state, columns, header, list_name) values ('canary-import.csv', now(), $1, 'CHECKED', '[]', 'h', 'North') returning id`, [owner.memberId]);
    await house.db.query(`insert into import_row (import_id, line, cells, name, asks) values ($1, 2, '{}', 'canary-row', '[{"key": "k", "answer": null}]')`, [file!.id]);
    await house.db.query(`insert into import_question (import_id, key, says, choices) values ($1, 'k', 'canary-question', '[]')`, [file!.id]);
    for (const query of aboutImports)
      for (const [role, viewer] of Object.entries(viewers)) {
        const told = await viewer.visitor.ask<Tree>(questions(query, 3)[0]!, { id: file!.id, importId: file!.id });
        const code = told.errors[0]?.extensions.code ?? null;
        const refused = role === 'nobody' ? 'SIGNED_OUT' : viewer.admin || viewer.runs ? null : 'FORBIDDEN';
        if (refused) expect([query, role, code]).toEqual([query, role, refused]);
        else if (viewer.admin || viewer === owner) expect([query, role, code, canaries(told.data)]).toEqual([query, role, null, expect.arrayContaining([expect.stringMatching(/^canary-/)])]);
        else expect([query, role, canaries(told.data)]).toEqual([query, role, []]);
      }
    await house.db.query('delete from import');
  });

  it('was no empty exercise: the admin saw every canary, everybody else fewer, no two roles the same', async () => {
    const planted = people.size * 6 + 3 + offers.size; // contacts, another email, consent and a change; two notes, the network's address, offers
    expect([...seen.get(viewers['admin']!)!].toSorted()).toHaveLength(planted);
    for (const [role, viewer] of signedIn()) expect([role, seen.get(viewer)!.size < planted]).toEqual([role, role !== 'admin']);
    expect(new Set([...seen.values()].map((list) => [...list].toSorted().join())).size).toBe(Object.keys(viewers).length);
    expect(asked).toBeGreaterThan(500);
  });
});
