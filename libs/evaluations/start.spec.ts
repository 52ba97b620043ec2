import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from '#platform';
import { Visitor } from '../../test/client.js';
import { ballotOn, pathOf, QUESTIONS, reachable, startEvaluation } from '../../test/follow-up.js';
import { House } from '../../test/house.js';
import { EvaluationService } from './evaluation.service.js';
import { ResponseService } from './response.service.js';

describe('Before an evaluation starts, and its key', () => {
  let house: House;
  let admin: Actor;
  beforeAll(async () => {
    house = await House.open('2026-06-10T18:00:00Z', { worker: true });
    admin = await house.make.admin();
  });
  afterAll(() => house.close());

  it('does not start before the recovery copy of its key is downloaded', async () => {
    const service = house.get(EvaluationService);
    const [ivy] = await reachable(house, ['Ivy']);
    const id = await service.save(admin, { title: 'Keys', languages: ['en'], intro: [{ lang: 'en', text: 'Hello' }], questions: QUESTIONS, audience: { memberIds: [ivy!.id] } });
    await service.savePlan(admin, { evaluationId: id, anchorOn: '2026-06-15', mostContacts: 3, cardCents: 0, steps: [{ channel: 'EMAIL' as never, notice: false, dayOffset: 7, hour: 9, texts: [{ lang: 'en', subject: 'x', body: 'y' }] }] });
    await expect(service.start(admin, id)).rejects.toThrow('download the recovery copy');
    // a card is seen long before its day, and one that does not fit is told of
    const cardOf = async (body: string) => {
      await service.savePlan(admin, { evaluationId: id, anchorOn: '2026-06-15', mostContacts: 3, cardCents: 0, steps: [{ channel: 'POST' as never, notice: false, dayOffset: 30, hour: 9, texts: [{ lang: 'en', subject: 'A card', body }] }] });
      const [step] = await house.db.query<{ id: string }>('select s.id from contact_step s join contact_plan p on p.id = s.plan_id where p.subject_id = $1', [id]);
      return house.get(ResponseService).preview(admin, id, step!.id, null);
    };
    expect(await cardOf('Short.')).toMatchObject({ card: expect.stringMatching(/^<svg .*<path .*<\/svg>$/s), cardFault: null });
    expect(await cardOf('Too long. '.repeat(120))).toMatchObject({ card: null, cardFault: expect.stringContaining('does not fit (the text)') });
    expect(await service.recoveryKey(id)).toMatch(/^-----BEGIN PRIVATE KEY-----/);
    await expect(service.start(admin, id)).rejects.toThrow('download the recovery copy'); // read, but not handed out
    await service.keySaved(admin, id);
    await service.start(admin, id);
    expect(await house.db.query('select key_saved_by_id as by from evaluation where id = $1', [id])).toEqual([{ by: admin.memberId }]);
  });

  it('goes out under the name it has when it starts, with a text in its main language, and while there is a day to come', async () => {
    const service = house.get(EvaluationService);
    const [jay] = await reachable(house, ['Jay']);
    const words = (text: string) => ['en', 'fr'].map((lang) => ({ lang, text }));
    const choice = { title: 'First name', languages: ['en', 'fr'], intro: words('Hello'), questions: [{ key: 'a', kind: 'YES_NO', label: words('Well?'), options: [], highest: null, low: [], high: [] }] as never[], audience: { memberIds: [jay!.id] } };
    const id = await service.save(admin, choice);
    const plan = { evaluationId: id, mostContacts: 3, cardCents: 0, steps: [{ channel: 'EMAIL' as never, notice: false, dayOffset: 7, hour: 9, texts: [{ lang: 'en', subject: 'x', body: 'y' }] }] };
    await service.savePlan(admin, { ...plan, anchorOn: '2026-01-01' });
    await service.keySaved(admin, id);
    await expect(service.start(admin, id)).rejects.toThrow('All days of this plan are over');
    await service.savePlan(admin, { ...plan, anchorOn: '2026-09-01' });
    await service.save(admin, { ...choice, id, title: 'Second name', languages: ['fr', 'en'] });
    await expect(service.start(admin, id)).rejects.toThrow('Step 1 has no text in the main language');
    await service.save(admin, { ...choice, id, title: 'Second name' });
    await service.start(admin, id);
    expect(await house.db.query('select title from contact_plan where subject_id = $1', [id])).toEqual([{ title: 'Second name' }]);
  });

  it('says so when answers wait and the key is not in its folder', async () => {
    const [kim] = await reachable(house, ['Kim']);
    const id = await startEvaluation(house, admin, [kim!], { anchorOn: '2026-06-20', title: 'Lost key' });
    const missing = async () => (await house.get(ResponseService).response(id)).keyMissing;
    const path = await pathOf(house, id, kim!.id);
    const visitor = new Visitor(house);
    await visitor.send(path, { do: 'answer', ballot: ballotOn(await visitor.page(path)), part: 'first', q_changed: 'no' });
    expect(await missing()).toBe(false);
    const file = join(house.config.keyDir, `evaluation-${id}.pem`);
    await rename(file, `${file}.away`);
    expect(await missing()).toBe(true);
    await rename(`${file}.away`, file);
  });
});
