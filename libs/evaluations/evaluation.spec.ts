import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CampaignService } from '#delivery';
import type { Member } from '#people';
import type { Actor } from '#platform';
import { Visitor } from '../../test/client.js';
import { ballotOn, cardsOf, open, pathOf, playTo, reachable, sendAll, startEvaluation, STEPS } from '../../test/follow-up.js';
import { House } from '../../test/house.js';
import { CallService } from './call.service.js';
import { CallOutcome } from './invitation.entity.js';
import { EvaluationService } from './evaluation.service.js';
import { CodeLimit, InvitationService } from './invitation.service.js';
import { ResponseService } from './response.service.js';
import { ThanksService } from './thanks.service.js';

let house: House;
let admin: Actor;
let visitor: Visitor;
beforeAll(async () => {
  house = await House.open('2026-05-01T18:00:00Z', { worker: true });
  admin = await house.make.admin();
  visitor = new Visitor(house);
});
afterAll(() => house.close());

const to = (member: Member) => house.mailbox.messages().filter((message) => message.to.includes(member.email!));
const signedIn = async () => new Visitor(house).signIn((await house.db.query<{ email: string }>('select email from member where id = $1', [admin.memberId]))[0]!.email);
const states = async (id: string) => Object.fromEntries((await house.db.query<{ state: string; n: number }>('select state, count(*)::int as n from invitation where evaluation_id = $1 group by 1 order by 1', [id])).map(({ state, n }) => [state, n]));
const answer = async (path: string, fields: Record<string, string>) => {
  const page = await visitor.page(path);
  return visitor.send(path, { do: 'answer', ballot: ballotOn(page), part: 'first', ...fields });
};

describe('The follow-up of a summit', () => {
  let id: string;
  let people: Member[];
  const [day7, day14, day21, day30] = ['2026-05-08T16:01:00Z', '2026-05-15T16:01:00Z', '2026-05-22T16:01:00Z', '2026-05-31T16:01:00Z'];

  beforeAll(async () => {
    people = await reachable(house, ['Ana', 'Bo', 'Cy', 'Di', 'Ed', 'Fi', 'Gil', 'Hana']);
    id = await startEvaluation(house, admin, people, { anchorOn: '2026-05-01' });
  });

  it('emails everybody on day 7, at the hour that was chosen and not before', async () => {
    await playTo(house, '2026-05-08T15:59:00Z');
    expect(house.mailbox.messages()).toEqual([]);
    await playTo(house, day7);
    expect(people.map((member) => to(member).map(({ subject }) => subject))).toEqual(people.map(() => ['One question']));
    const [letter] = to(people[0]!);
    for (const part of [letter!.text, letter!.html]) for (const key of ['much', 'some', 'no']) expect(part).toMatch(new RegExp(`/e/[0-9a-f-]{36}/[\\w-]{22}\\?lang=en&(amp;)?a=${key}`));
    expect(letter!.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
  });

  it('takes an answer by one tap and one button, and a GET changes nothing, however often', async () => {
    const [, url] = /(http\S+a=some)/.exec(to(people[0]!)[0]!.text)!;
    const path = url!.replace(house.url, '');
    const tables = ['evaluation', 'invitation', 'sealed_ballot', 'ballot', 'saying', 'phone_call', 'contact_plan', 'contact_step', 'contact', 'preference', 'member', 'outbox', 'campaign', 'postcard'];
    const traces = () => Promise.all(tables.map((table) => house.db.query(`select '${table}' as name, count(*)::int as n, md5(string_agg(t::text || t.xmin::text || t.ctid::text, '|' order by id)) as sum from ${table} t`)));
    const before = await traces();
    const [plain] = path.split('?');
    const [, code] = /code (\w{6})/.exec(to(people[0]!)[0]!.text)!;
    for (let n = 0; n < 100; n++) {
      const scanned = [path, plain!, `${plain}?lang=en&all=1`, `/e/${code}`, '/e'][n % 5]!;
      expect((await visitor.fetch(scanned, { method: n % 2 ? 'GET' : 'HEAD' })).status).toBe(n % 5 === 3 ? 303 : 200);
    }
    expect(await traces()).toEqual(before);
    // the link to all questions leads to all of them; what was tapped stays chosen there
    expect(to(people[0]!)[0]!.text).toContain(`All questions on one page:\n${url!.replace('&a=some', '&all=1')}`);
    const all = /href="(\/e\/[^"]+)">See all/.exec(await visitor.page(path))![1]!.replaceAll('&amp;', '&');
    expect(await visitor.page(all)).toMatch(/value="some" checked[^]*name="q_stars"/);
    const page = await visitor.page(path);
    expect(page).toMatch(/value="some" checked/);
    expect(page).not.toContain('Ana');
    const thanks = await visitor.send(path, { do: 'answer', part: 'first', ballot: ballotOn(page), q_changed: 'some' });
    const rest = await thanks.text();
    expect(rest).toContain('Thank you. Your answer counts.');
    expect(await states(id)).toEqual({ ANSWERED: 1, SILENT: 7 });
    // going on sends all of it together, and is one answer still
    const done = await visitor.send(path, { do: 'answer', part: 'rest', ballot: ballotOn(rest), q_changed: 'some', q_stars: '5', q_more: 'The room was warm.' });
    expect(await done.text()).toContain('Your answers count.');
    expect(await house.db.query('select count(*)::int as n, bool_and(whole) as whole from sealed_ballot where evaluation_id = $1', [id])).toEqual([{ n: 1, whole: true }]);
    // back on the first page, the first question sent again takes nothing away
    const [{ sealed } = { sealed: '' }] = await house.db.query<{ sealed: string }>('select sealed from sealed_ballot where evaluation_id = $1', [id]);
    expect(await (await visitor.send(path, { do: 'answer', part: 'first', ballot: ballotOn(page), q_changed: 'no' })).text()).toContain('Thank you. Your answer counts.');
    expect(await house.db.query('select sealed from sealed_ballot where evaluation_id = $1', [id])).toEqual([{ sealed }]);
    expect(await visitor.page(path)).toContain('You have answered');
  });

  it('says what is missing when nothing is chosen, and takes no answer', async () => {
    const path = await pathOf(house, id, people[1]!.id);
    expect(await (await answer(path, {})).text()).toContain('Nothing is chosen yet.');
    expect(await (await answer(path, { q_changed: 'nonsense' })).text()).toContain('Nothing is chosen yet.');
    expect((await states(id))['ANSWERED']).toBe(1);
  });

  it('lets people say that it is not for them, or stop everything, with one press', async () => {
    await visitor.send(await pathOf(house, id, people[1]!.id), { do: 'decline' });
    await visitor.send(await pathOf(house, id, people[2]!.id), { do: 'stop' });
    expect(await house.db.query('select none_since is not null as stopped from preference where member_id = $1', [people[2]!.id])).toEqual([{ stopped: true }]);
    expect(await states(id)).toEqual({ ANSWERED: 1, DECLINED: 2, SILENT: 5 });
  });

  it('credits feedback given in the room: those people are only thanked', async () => {
    const credited = await house.get(ThanksService).credit(admin, { evaluationId: id, people: `"Di", the north\ned@example.org;x\nnobody@example.org` });
    expect(credited).toEqual({ credited: 2, unknown: ['nobody@example.org'] });
    await playTo(house, day14);
    expect(to(people[3]!).map(({ subject }) => subject)).toEqual(['Thank you for your feedback: The summit', 'One question']);
  });

  it('does not tell who is silent to an admin who credits a list of one, or of everybody', async () => {
    const credit = (of: Member) => house.get(ThanksService).credit(admin, { evaluationId: id, people: of.name });
    const thanked = (of: Member) => to(of).filter(({ subject }) => subject.startsWith('Thank you')).length;
    const campaigns = () => house.db.query<{ id: string; audience: number }>(`select id, audience from campaign where letter = 'evaluation-thanks.email' order by started_at, id`);
    const [ana, , , di] = people as [Member, Member, Member, Member];
    const silent = await (async () => {
      const [other] = await reachable(house, ['Silent One']);
      const second = await startEvaluation(house, admin, [other!], { title: 'Another', anchorOn: '2026-05-14' });
      return house.get(ThanksService).credit(admin, { evaluationId: second, people: 'Silent One' });
    })();
    const before = (await campaigns()).length;
    expect([await credit(ana), await credit(ana), await credit(di)]).toEqual([silent, silent, silent]); // who answered, and who was credited before
    await sendAll(house);
    expect([thanked(ana), thanked(di)]).toEqual([1, 1]);
    expect((await campaigns()).length).toBe(before + 3);
    const robin = await signedIn();
    for (const campaign of await campaigns()) expect(await robin.tell('query ($id: ID!) { deliveries(campaignId: $id, first: 5) { edges { node { id } } } }', { id: campaign.id })).toEqual({ deliveries: { edges: [] } });
  });

  it('does not tell who has answered on the page of what is held about somebody, which an admin may open', async () => {
    const robin = await signedIn();
    const [answered, asked] = await Promise.all([people[0]!, people[5]!].map(async ({ id: memberId, name }) => (await robin.page(`/held/${memberId}`)).replaceAll(name, '…')));
    const parts = (page: string) => page.split('<h2').slice(2).filter((part) => !/^[^>]*>(Consent|Where)/.test(part)).map((part) => part.replace(/<[^>]*>|\s+/g, ' '));
    expect(parts(answered!)).toEqual(parts(asked!));
    expect(asked).not.toContain('evaluation-ask');
    expect(asked).toContain('The summit');
  });

  it('writes again on day 14 to the silent alone', () => {
    expect(people.map((member) => to(member).filter(({ subject }) => subject === 'One question, once more').length)).toEqual([0, 0, 0, 0, 0, 1, 1, 1]);
  });

  it('shows a volunteer the names and numbers of the silent alone, from day 21', async () => {
    const volunteer = await house.make.actor(await house.make.member('Vera'));
    const other = await house.make.actor(await house.make.member('Xena'));
    const calls = house.get(CallService);
    expect(await calls.lists(admin)).toEqual([]);
    await playTo(house, day21);
    expect(await calls.lists(volunteer)).toEqual([]);
    await house.get(EvaluationService).saveCallers(admin, id, [volunteer.memberId!]);
    const [list] = await calls.lists(volunteer);
    expect([await calls.lists(other), (await calls.lists(admin)).length]).toEqual([[], 1]); // nobody else's, but an admin's
    await expect(calls.mark(other, id, people[5]!.id, CallOutcome.MOVED)).rejects.toThrow('You do not phone for this evaluation.');
    expect(list!.people.map(({ name }) => name)).toEqual(['Fi', 'Gil', 'Hana']);
    expect(list!.texts).toEqual([{ lang: 'en', subject: 'Phone list', body: 'Phone list.\n\nThank you.' }]); // what callers say
    expect(Object.keys(list!.people[0]!).toSorted()).toEqual(['answerPath', 'callBack', 'memberId', 'name', 'phone']);
    const later = await calls.mark(volunteer, id, people[5]!.id, CallOutcome.CALL_BACK);
    expect(later.people.find(({ name }) => name === 'Fi')).toMatchObject({ callBack: true });
    expect((await calls.mark(volunteer, id, people[6]!.id, CallOutcome.DECLINED)).people.map(({ name }) => name)).toEqual(['Fi', 'Hana']);
    // an answer is keyed in on the same page, all questions at once; of the call nothing is kept
    const path = list!.people.find(({ name }) => name === 'Hana')!.answerPath;
    const page = await visitor.page(path);
    expect(page).toContain('How many stars?');
    await visitor.send(path, { do: 'answer', part: 'all', ballot: ballotOn(page), q_changed: 'much', q_used: 'ideas' });
    expect((await calls.lists(volunteer))[0]!.people.map(({ name }) => name)).toEqual(['Fi']);
    expect(await house.db.query('select count(*)::int as n from phone_call where member_id = $1', [people[7]!.id])).toEqual([{ n: 0 }]);
  });

  it('orders cards on day 30 for exactly those who are still silent, and takes one back when its answer comes first', async () => {
    await playTo(house, day30);
    const [card, ...others] = await cardsOf(house);
    expect([card!.memberId, others.length, card!.cancelled]).toEqual([people[5]!.id, 0, false]);
    expect(card!.url).toBe(`${house.url}/e/${card!.code}`);
    // a code answers nothing by itself: it leads to the page
    const typed = await visitor.send('/e', { code: `${card!.code.slice(0, 3).toLowerCase()} ${card!.code.slice(3)}` });
    expect([typed.status, typed.headers.get('location')]).toEqual([303, await pathOf(house, id, people[5]!.id)]);
    expect((await visitor.fetch(`/e/${card!.code}`)).status).toBe(303);
    expect((await states(id))['SILENT']).toBe(1);
    await answer(typed.headers.get('location')!, { q_changed: 'no' });
    expect((await cardsOf(house))[0]!.cancelled).toBe(true);
    expect(await house.db.query(`select state from contact_plan where subject_id = $1`, [id])).toEqual([{ state: 'DONE' }]);
  });

  it('tells who answered after which step, in numbers', async () => {
    const { steps, ...counts } = await house.get(ResponseService).response(id);
    expect(counts).toMatchObject({ invited: 6, answered: 3, credited: 2, declined: 3, silent: 0, waiting: 3, noEmail: 0 });
    expect(steps.map(({ label, handed }) => [label, handed])).toEqual([['Email on day 7', 8], ['Email on day 14', 3], ['Phone list on day 21', 3], ['Postcard on day 30', 1]]);
    expect(steps.map((step) => step.answered)).toEqual([1, null, null, null]);
  });

  it('sends what was said and what was done to all who were asked, once', async () => {
    house.mailbox.clear();
    const news = { evaluationId: id, key: '11111111-1111-4111-8111-111111111111', subject: 'You said, we did', said: 'Closer to home.', did: 'Three rooms.' };
    for (let n = 0; n < 2; n++) await house.get(ThanksService).news(admin, news);
    await playTo(house, '2026-06-20T18:00:00Z');
    expect(house.mailbox.messages().length).toBe(7); // all eight but the one who stopped all letters
    expect(house.get(CampaignService)).toBeDefined();
  });

  it('takes no answer once it is closed', async () => {
    await house.get(EvaluationService).close(admin, id);
    expect(await visitor.page(await pathOf(house, id, people[6]!.id))).toContain('This evaluation is closed');
    await open(house, id);
  });
});

describe('An evaluation', () => {
  it('credits the people of a spreadsheet by the columns its first line names', async () => {
    await house.at('2026-05-01T18:00:00Z');
    const people = await reachable(house, ['Lou Dune', 'Max', 'Ned', 'Nom Pham']);
    const id = await startEvaluation(house, admin, people, { anchorOn: '2026-05-01' });
    const credit = (text: string) => house.get(ThanksService).credit(admin, { evaluationId: id, people: text });
    // neither their organisation, which stands first, nor whoever manages them is who gave it
    expect(await credit(`Organisation,Manager,First name,Last name,Email\r\n"Health, North",ned@example.org,Lou,Dune,\r\nMax,,,,MAX@example.org\r\nSchool,ned@example.org,Who,Else,\r\n`)).toEqual({ credited: 2, unknown: ['School, ned@example.org, Who, Else'] });
    expect(await credit('Name;Role\nNobody;x\n')).toEqual({ credited: 0, unknown: ['Nobody, x'] });
    expect(await credit('Nom Pham\nMax\tChild care')).toEqual({ credited: 2, unknown: [] }); // no heading: somebody’s name
    expect(await states(id)).toEqual({ CREDITED: 3, SILENT: 1 });
  });

  it('takes back the card of somebody who is credited before it is printed', async () => {
    await house.at('2026-05-01T18:00:00Z');
    const people = await reachable(house, ['Jo', 'Kim']);
    const id = await startEvaluation(house, admin, people, { anchorOn: '2026-05-01', steps: STEPS.slice(3) });
    await playTo(house, '2026-05-31T17:00:00Z');
    await house.get(ThanksService).credit(admin, { evaluationId: id, people: 'Jo' });
    const cards = await cardsOf(house);
    expect(people.map((person) => cards.find(({ memberId }) => memberId === person.id)!.state)).toEqual(['CANCELLED', 'WAITING']);
  });

  it('is shown beforehand as its reader will see it: the first question alone, and all of them', async () => {
    const [{ id } = { id: '' }] = await house.db.query<{ id: string }>(`select id from evaluation where title = 'The summit'`);
    const { page, whole } = await house.get(ResponseService).preview(admin, id, null, null);
    expect([page, whole].map((one) => /How many stars/.test(one))).toEqual([false, true]);
  });

  it('slows down whoever guesses codes, and lets nobody through by a guess', async () => {
    const guesses: number[] = [];
    for (let n = 0; n < 12; n++) guesses.push((await visitor.send('/e', { code: 'XXXXXX' })).status);
    expect(guesses).toEqual([...Array.from({ length: 10 }, () => 404), 429, 429]);
  });

  it('slows down a network, not an address; all of them together at last; and nobody for what cannot be a code', async () => {
    const limit = new CodeLimit(house.clock);
    const calm = (address: string) => {
      try {
        limit.mustBeCalm(address);
        return true;
      } catch {
        return false;
      }
    };
    for (let n = 0; n < 10; n++) limit.note(`2001:db8:1:2::${n}`);
    expect(['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:3::1', '::1', '203.0.113.7'].map(calm)).toEqual([false, true, true, true]);
    for (let n = 0; n < 10; n++) limit.note('::ffff:203.0.113.7');
    expect(['203.0.113.7', '203.0.113.8'].map(calm)).toEqual([false, true]);
    for (let n = 0; n < 480; n++) limit.note(`2001:db8:${n.toString(16)}:9::1`);
    expect(calm('198.51.100.1')).toBe(false);
    await house.at(new Date(house.clock.now().getTime() + 16 * 60_000).toISOString());
    expect(calm('198.51.100.1')).toBe(true);
    for (let n = 0; n < 12; n++) expect((await visitor.fetch('/e/shown-in-a-preview')).status).toBe(404);
  });

  it('gives each person a code nobody else has, of characters that cannot be mistaken', async () => {
    const invitations = house.get(InvitationService);
    const rows = await house.db.query<{ id: string; codeTry: number }>('select id, code_try as "codeTry" from invitation');
    const codes = rows.map((row) => invitations.codeOf(row));
    expect(new Set(codes).size).toBe(rows.length);
    for (const code of codes) expect(code).toMatch(/^[34679CDFHJKMNPQRTWXY]{6}$/);
    const twice = await invitations.withCodes([{ id: rows[0]!.id }]); // its code is taken: the next try is another one
    expect(twice[0]!.codeTry).toBe(1);
  });
});
