import { ContactPlans } from '#delivery';
import { AppError, Clock, Config, Db } from '#platform';
import { Inject, Injectable } from '@nestjs/common';
import { access, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { In } from 'typeorm';
import { Ballot, Saying, SealedBallot } from './ballot.entity.js';
import { BALLOT_KEY, hashOf, LEAST_TOGETHER, makeKeys, openAnswers, sealAnswers, shuffled } from './ballot.policy.js';
import { Evaluation, EvaluationState } from './evaluation.entity.js';
import { Invitation, InvitationState } from './invitation.entity.js';
import { type Answers, type ClosedAnswers, parted } from './question.policy.js';

/** NEW: counted now. AGAIN: the waiting answer was replaced. COUNTED: it was opened already, or was given on another page. */
export type Taken = 'NEW' | 'AGAIN' | 'COUNTED';

/** Rows are written in one statement of so many. */
const ROWS = 1000;

/** Private keys of evaluations: files in KEY_DIR, outside the database and its backups. */
@Injectable()
export class KeyService {
  constructor(@Inject(Config) private readonly config: Config) {}

  /** Makes the keys of a new evaluation; the public one is returned, the private one is on disk before this comes back. */
  async make(evaluationId: string): Promise<string> {
    const { publicKey, privateKey } = makeKeys();
    await mkdir(this.config.keyDir, { recursive: true, mode: 0o700 });
    const file = await open(this.fileOf(evaluationId), 'wx', 0o600);
    try {
      await file.writeFile(privateKey);
      await file.sync();
    } finally {
      await file.close();
    }
    return publicKey;
  }

  /** The private key. Throws a sentence where it is not there: then the recovery copy has to be put back. */
  async privateKey(evaluationId: string): Promise<string> {
    try {
      return await readFile(this.fileOf(evaluationId), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw new AppError('CONFLICT', `The key of this evaluation is not in its folder. Put the recovery copy back as evaluation-${evaluationId}.pem.`);
    }
  }

  /** Whether the private key is in its folder. */
  async has(evaluationId: string): Promise<boolean> {
    return access(this.fileOf(evaluationId)).then(() => true, () => false);
  }

  private fileOf(evaluationId: string): string {
    return join(this.config.keyDir, `evaluation-${evaluationId}.pem`);
  }
}

/**
 * Sealed answers (promises C1 to C3). An answer goes sealed into the inbox in the transaction that marks its invitation;
 * when enough wait, none of them from today, one transaction opens all but five of them and writes all of the evaluation's
 * answers anew, shuffled, under new random ids: no order, id, time or length leads from one to whoever gave it. Five are
 * kept back while it runs, so that its last batch is never a small one: nobody's answers stand out by comparing before and after.
 */
@Injectable()
export class BallotService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly plans: ContactPlans,
    private readonly keys: KeyService,
  ) {}

  /**
   * Takes an answer. The page carries the key under which it waits, so that going on replaces it and a double click counts
   * once. What came from a page with all questions (`whole`) is not replaced by one that had the first alone.
   */
  async take(invitationId: string, ballotKey: string, answers: Answers, whole = true): Promise<Taken> {
    if (!BALLOT_KEY.test(ballotKey)) throw new AppError('BAD_INPUT', 'Please open the page again from the letter, and answer there.');
    return this.db.tx(async () => {
      const invitation = await this.db.get(Invitation, invitationId, { lock: true });
      const { evaluationId, memberId, state } = invitation;
      const evaluation = await this.db.get(Evaluation, evaluationId);
      if (evaluation.state !== EvaluationState.RUNNING) throw new AppError('CONFLICT', 'This evaluation is closed, so no answer is taken any more. Thank you for wanting to.');
      if (state === InvitationState.CREDITED) return 'COUNTED';
      const sealed = sealAnswers(evaluation.publicKey, evaluationId, answers);
      if (!sealed) throw new AppError('BAD_INPUT', 'Your texts are too long together. Please go back, and shorten one of them.');
      const row = { evaluationId, keyHash: hashOf(ballotKey) };
      // the day is turned by the sweep alone: done here, it would tie one person to a day by the transaction
      const fresh = evaluation.turnedOn !== null && evaluation.turnedOn >= this.clock.today() ? true : null;
      if (state === InvitationState.ANSWERED) {
        const again = this.db.repo(SealedBallot).createQueryBuilder().update().set({ sealed: () => 'case when whole and not :whole then sealed else :sealed end', whole: () => 'whole or :whole', fresh });
        const { affected } = await again.where(row).setParameters({ whole, sealed }).execute();
        return affected ? 'AGAIN' : 'COUNTED';
      }
      await this.db.repo(SealedBallot).insert({ ...row, sealed, whole, fresh });
      await this.db.repo(Invitation).update(invitationId, { state: InvitationState.ANSWERED, afterStep: await this.plans.stepsGone('evaluation', evaluationId) });
      await this.plans.settle('evaluation', evaluationId, memberId);
      return 'NEW';
    });
  }

  /** "Not for me": nobody asks again. An answer that was given stays. */
  async decline(invitationId: string): Promise<void> {
    await this.db.tx(async () => {
      const { evaluationId, memberId, state } = await this.db.get(Invitation, invitationId, { lock: true });
      if (state !== InvitationState.SILENT) return;
      await this.db.repo(Invitation).update(invitationId, { state: InvitationState.DECLINED });
      await this.plans.settle('evaluation', evaluationId, memberId);
    });
  }

  /** Evaluations in which an answer waits, or may come: their days are turned whether or not anybody answered. */
  async waiting(): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(`select id from evaluation e where state = 'RUNNING' or (state = 'CLOSED' and exists (select 1 from sealed_ballot s where s.evaluation_id = e.id)) order by id`);
    return rows.map(({ id }) => id);
  }

  /**
   * Opens what waits, where it is enough: five or more at a time, with five others kept back until it is closed. Those left
   * then open in one last batch; where fewer than five answered in all, they stay sealed. Safe twice and side by side: the
   * evaluation is locked.
   */
  async open(evaluationId: string): Promise<number> {
    const { turned, opened } = await this.db.tx(async () => {
      const evaluation = await this.db.get(Evaluation, evaluationId, { lock: true });
      return { turned: await this.turn(evaluation), opened: await this.openSome(evaluation) };
    });
    // Removed rows lie in the file for weeks, each with the transaction that marked its invitation; `vacuum` alone leaves
    // their bytes in the page. Written anew, the file has what stands alone. Once a day more, should it have failed before.
    if (turned || opened) for (const table of ['sealed_ballot', 'ballot', 'saying']) await this.db.query(`vacuum full ${table}`);
    return opened;
  }

  private async openSome(evaluation: Evaluation): Promise<number> {
    const { id: evaluationId, state } = evaluation;
    const all = await this.db.query<{ fresh: boolean | null; id: string }>('select id, fresh from sealed_ballot where evaluation_id = $1', [evaluationId]);
    const old = all.filter(({ fresh }) => fresh === false).map(({ id }) => id);
    const closed = state === EvaluationState.CLOSED;
    if (closed && old.length < all.length) return 0; // one last batch, of all
    const keep = closed ? 0 : LEAST_TOGETHER;
    if (old.length < LEAST_TOGETHER + keep) return 0;
    const waiting = await this.db.repo(SealedBallot).findBy({ id: In(shuffled(old).slice(keep)) });
    const before = await this.db.repo(Ballot).findBy({ evaluationId });
    const key = await this.keys.privateKey(evaluationId);
    const opened = waiting.map(({ sealed }) => parted(evaluation.questions, openAnswers(key, evaluationId, sealed)));
    const sayings = await this.db.repo(Saying).findBy({ evaluationId });
    await this.db.repo(SealedBallot).delete(waiting.map(({ id }) => id));
    await this.db.repo(Ballot).delete({ evaluationId });
    await this.db.repo(Saying).delete({ evaluationId });
    await this.writeBallots(evaluationId, [...before.map(({ answers }) => answers), ...opened.map(({ closed }) => closed)]);
    const texts = [...sayings.map(({ questionKey, text }) => ({ questionKey, text })), ...opened.flatMap((one) => one.texts)];
    for (const { key: questionKey } of shuffled(evaluation.questions)) await this.writeSayings(evaluationId, questionKey, texts.filter((one) => one.questionKey === questionKey).map(({ text }) => text));
    return waiting.length;
  }

  private async writeBallots(evaluationId: string, ballots: ClosedAnswers[]): Promise<void> {
    const rows = shuffled(ballots).map((answers) => ({ evaluationId, answers }));
    for (let at = 0; at < rows.length; at += ROWS) await this.db.repo(Ballot).insert(rows.slice(at, at + ROWS));
  }

  private async writeSayings(evaluationId: string, questionKey: string, texts: string[]): Promise<void> {
    const rows = shuffled(texts).map((text) => ({ evaluationId, questionKey, text }));
    for (let at = 0; at < rows.length; at += ROWS) await this.db.repo(Saying).insert(rows.slice(at, at + ROWS));
  }

  /** The first sweep of a new day ends the freshness of all answers before it: so no answer needs a day of its own. A clock that is behind turns nothing. */
  private async turn({ id }: Pick<Evaluation, 'id'>): Promise<boolean> {
    const today = this.clock.today();
    const turned = await this.db.repo(Evaluation).createQueryBuilder().update().set({ turnedOn: today }).where('id = :id and (turned_on is null or turned_on < :today)', { id, today }).execute();
    if (turned.affected) await this.db.query('update sealed_ballot set fresh = (fresh is null) where evaluation_id = $1 and fresh is distinct from false', [id]);
    return !!turned.affected;
  }
}
