import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { type Member, RoleName } from '#people';
import type { Actor } from '#platform';
import { Visitor } from '../../test/client.js';
import { open, playTo, QUESTIONS, reachable, startEvaluation, STEPS } from '../../test/follow-up.js';
import { House } from '../../test/house.js';
import { BallotService } from './ballot.service.js';
import { EvaluationService } from './evaluation.service.js';
import { ThanksService } from './thanks.service.js';

let house: House;
let admin: Actor;
let signedIn: Visitor;
let member: Visitor;
beforeAll(async () => {
  house = await House.open('2026-05-01T18:00:00Z', { worker: true });
  const robin = await house.make.member('Robin');
  admin = await house.make.actor(robin, { name: RoleName.ADMIN });
  signedIn = await new Visitor(house).signIn(robin.email!);
  member = await new Visitor(house).signIn((await house.make.member('Plain')).email!);
});
afterAll(() => house.close());

const key = () => randomBytes(16).toString('base64url');
const invitationsOf = async (id: string) => (await house.db.query<{ id: string }>('select i.id from invitation i join member m on m.id = i.member_id where i.evaluation_id = $1 order by m.name', [id])).map((row) => row.id);

describe('What leaves the house about an evaluation', () => {
  let id: string;
  beforeAll(async () => {
    id = await startEvaluation(house, admin, await reachable(house, ['Amy', 'Ben', 'Cat', 'Dan', 'Eli', 'Fay']), { anchorOn: '2026-05-01' });
    await open(house, id); // the sweep of the day
    const invitations = await invitationsOf(id);
    for (const [n, invitation] of invitations.slice(0, 5).entries()) await house.get(BallotService).take(invitation, key(), { changed: n ? 'some' : 'no', used: ['people'], heard: String(n + 1), again: 'yes', ...(n === 4 ? { more: '=cmd|\' /C calc\'!A0' } : {}) });
    expect((await signedIn.fetch(`/exports/evaluations/${id}/report`)).status).toBe(409); // two pages from two days would tell too much
    await house.get(EvaluationService).close(admin, id);
    await house.at('2026-05-02T18:00:00Z');
    await open(house, id);
  });

  it('A7: opened answers as a file with a codebook, and no cell is a formula; a text stands in no line with an answer', async () => {
    const [answers, texts, codebook] = await Promise.all(['answers', 'texts', 'codebook'].map((name) => signedIn.page(`/exports/evaluations/${id}/${name}.csv`)));
    const lines = answers!.trim().split('\r\n');
    expect(lines[0]).toBe('"changed","used.people","used.ideas","heard","stars","again"');
    expect(lines.slice(1).toSorted()).toEqual(['"no",1,0,1,,"yes"', '"some",1,0,2,,"yes"', '"some",1,0,3,,"yes"', '"some",1,0,4,,"yes"', '"some",1,0,5,,"yes"']);
    expect(answers).not.toContain('calc');
    expect(texts).toContain(`"more","'=cmd|' /C calc'!A0"`);
    expect(codebook).toContain('"changed","one option","Has it changed something?","no","It is no"');
    expect(codebook).toContain('"heard","a number","Were you heard?","5","very"');
    expect(codebook).toContain('"texts.csv: next"');
  });

  it('a page for a funder, a sheet on paper, each without a name and within 40 kB', async () => {
    for (const name of ['report', 'sheet']) {
      const page = await signedIn.page(`/exports/evaluations/${id}/${name}`);
      expect(page).toContain('The summit');
      expect(page).not.toMatch(/Amy|Ben|Fay/);
      expect(Buffer.byteLength(page)).toBeLessThan(40_000);
    }
    expect(await signedIn.page(`/exports/evaluations/${id}/report`)).toMatch(/Said that it is not for them, or have left<\/dt><dd>fewer than 10</);
    expect(await signedIn.page(`/exports/evaluations/${id}/sheet`)).toContain('7. Anything else?');
  });

  it('to admins alone, and the recovery key by POST alone', async () => {
    for (const name of ['answers.csv', 'texts.csv', 'codebook.csv', 'report', 'sheet']) expect((await member.fetch(`/exports/evaluations/${id}/${name}`)).status).toBe(403);
    expect((await signedIn.fetch(`/exports/evaluations/${id}/recovery-key`)).status).toBe(404);
    expect((await member.send(`/exports/evaluations/${id}/recovery-key`, {})).status).toBe(403);
    const copy = await signedIn.send(`/exports/evaluations/${id}/recovery-key`, {});
    expect([copy.status, copy.headers.get('content-disposition')]).toEqual([200, `attachment; filename="evaluation-${id}.pem"`]);
    expect(await copy.text()).toContain('BEGIN PRIVATE KEY');
    // it is written down by the time the file has ended, with whom it went to
    const draft = await house.get(EvaluationService).save(admin, { title: 'Handed', languages: ['en'], intro: [{ lang: 'en', text: 'Hello' }], questions: QUESTIONS });
    const saved = () => house.db.query('select key_saved_at is not null as at, key_saved_by_id as by from evaluation where id = $1', [draft]);
    expect(await saved()).toEqual([{ at: false, by: null }]);
    await (await signedIn.send(`/exports/evaluations/${draft}/recovery-key`, {})).text();
    expect(await saved()).toEqual([{ at: true, by: admin.memberId }]);
  });
});

describe('An evaluation in several languages', () => {
  it('writes to each in theirs, with its lang, and falls back to the main one; a notice asks nothing yet', async () => {
    await house.at('2026-06-01T18:00:00Z');
    const [eve, fin] = (await reachable(house, ['Eve', 'Fin'])) as [Member, Member];
    await house.db.query(`update member set languages = '{crx}' where id = $1`, [eve.id]);
    const service = house.get(EvaluationService);
    const both = (en: string, crx: string) => [{ lang: 'en', text: en }, { lang: 'crx', text: crx }];
    const question = { ...((QUESTIONS as unknown[])[0] as { key: string; kind: never; options: { key: string; label: { lang: string; text: string }[] }[] }), label: both('Changed?', 'Dakelh ᑕᗸᒡ?'), highest: null, low: [], high: [] };
    const id = await service.save(admin, { title: 'Tongues', languages: ['en', 'crx'], intro: both('Hello', 'Hadih'), questions: [question], audience: { memberIds: [eve.id, fin.id] } });
    const texts = [{ lang: 'en', subject: 'In English', body: 'Please' }, { lang: 'crx', subject: 'Hadih ᑕᗸᒡ', body: 'Hadih' }];
    const step = { channel: STEPS[0]!.channel, hour: 9, texts };
    await service.savePlan(admin, { evaluationId: id, anchorOn: '2026-06-01', mostContacts: 5, cardCents: 0, steps: [{ ...step, notice: false, dayOffset: 7 }, { ...step, notice: true, dayOffset: 3 }] });
    await service.keySaved(admin, id);
    await service.start(admin, id);
    house.mailbox.clear();
    await playTo(house, '2026-06-04T17:00:00Z');
    const notices = house.mailbox.messages().filter(({ to }) => to.includes(eve.email!) || to.includes(fin.email!));
    expect(notices.map(({ subject }) => subject).toSorted((a, b) => a.localeCompare(b))).toEqual(['Hadih ᑕᗸᒡ', 'In English']);
    for (const { text, html } of notices) expect(text + html).not.toContain('/e/');
    house.mailbox.clear();
    await playTo(house, '2026-06-08T17:00:00Z');
    const letter = house.mailbox.messages().find(({ to }) => to.includes(eve.email!))!;
    expect(letter.html).toContain('<html lang="en-CA">'); // what stands around its text is English
    expect(letter.html).toMatch(/<p lang="crx"[^>]*>Hadih<\/p>/);
    expect(await signedIn.page(`/exports/evaluations/${id}/sheet?lang=crx`)).toContain('<h2 lang="crx">1. Dakelh ᑕᗸᒡ?</h2>');
    expect(await signedIn.page(`/exports/evaluations/${id}/sheet`)).toContain('<h2 lang="en">1. Changed?</h2>');
    expect(letter.html).toContain('<h2 lang="crx">Dakelh ᑕᗸᒡ?</h2>');
    const path = /(\/e\/\S+\?lang=crx)&a=no/.exec(letter.text)![1]!;
    const page = await new Visitor(house).page(path);
    expect(page).toContain('<legend lang="crx">Dakelh ᑕᗸᒡ?</legend>');
    expect(page).toMatch(/<label class="choice" lang="en"><input[^>]*value="no"[^>]*> It is no/); // its options were not translated: they stand in the main language
    expect(page).toMatch(/hreflang="en">English/);
    expect(await new Visitor(house).page(`${path}&a=no`)).toMatch(/href="[^"]*\?lang=en&amp;a=no"/); // what was tapped stays chosen in another language
  });
});

describe('Feedback given at a meeting', () => {
  it('is credited to whoever was there, by its attendance', async () => {
    await house.at('2026-07-01T18:00:00Z');
    const people = await reachable(house, ['Gus', 'Hob', 'Ivo']);
    const { table, seats } = await house.make.table('Pulse', await house.make.sectors('Health', 'Care'));
    for (const [index, present] of [true, false].entries()) {
      const holding = await house.make.holding(seats[index]!, people[index]!, '2026-01-01');
      await house.db.query(`insert into attendance (holding_id, "on", present) values ($1, '2026-06-30', $2)`, [holding.id, present]);
    }
    const id = await startEvaluation(house, admin, people, { anchorOn: '2026-06-30', title: 'Pulse' });
    expect(await house.get(ThanksService).credit(admin, { evaluationId: id, tableId: table.id, on: '2026-06-30' })).toEqual({ credited: 1, unknown: [] });
    await expect(house.get(ThanksService).credit(admin, { evaluationId: id })).rejects.toThrow('Please paste a list');
    expect(await house.db.query(`select count(*)::int as n from invitation where evaluation_id = $1 and state = 'CREDITED'`, [id])).toEqual([{ n: 1 }]);
  });
});
