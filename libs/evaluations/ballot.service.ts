import { ContactPlans } from '#delivery';
import { AppError, Clock, Config, Db } from '#platform';
import { Inject, Injectable } from '@nestjs/common';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
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

  private fileOf(evaluationId: string): string {
    return join(this.config.keyDir, `evaluation-${evaluationId}.pem`);
  }
}

/**
 * Sealed answers (promises C1 to C3). An answer goes sealed into the inbox in the transaction that marks its invitation;
 * when enough wait, none of them from today, one transaction opens them and writes all of the evaluation's answers anew,
 * shuffled, under new random ids: no order, id, time or length leads from one to whoever gave it.
 */
@Injectable()
export class BallotService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly plans: ContactPlans,
    private readonly keys: KeyService,
  ) {}

  /** Takes an answer. The page carries the key under which it waits, so that going on replaces it and a double click counts once. */
  async take(invitationId: string, ballotKey: string, answers: Answers): Promise<Taken> {
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
      await this.turn(evaluation);
      if (state === InvitationState.ANSWERED) {
        const { affected } = await this.db.repo(SealedBallot).update(row, { sealed, fresh: true });
        return affected ? 'AGAIN' : 'COUNTED';
      }
      await this.db.repo(SealedBallot).insert({ ...row, sealed });
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

  /** Evaluations in which an answer waits. */
  async waiting(): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(`select id from evaluation e where state <> 'DRAFT' and exists (select 1 from sealed_ballot s where s.evaluation_id = e.id) order by id`);
    return rows.map(({ id }) => id);
  }

  /**
   * Opens what waits, where it is enough. The last few of a closed evaluation come with it too: since all its answers are
   * written anew, they stand among all of them. Safe twice and side by side: the evaluation is locked.
   */
  async open(evaluationId: string): Promise<number> {
    return this.db.tx(async () => {
      const evaluation = await this.db.get(Evaluation, evaluationId, { lock: true });
      await this.turn(evaluation);
      const waiting = await this.db.repo(SealedBallot).findBy({ evaluationId, fresh: false });
      const before = await this.db.repo(Ballot).findBy({ evaluationId });
      const last = evaluation.state === EvaluationState.CLOSED && waiting.length > 0 && before.length >= LEAST_TOGETHER;
      if (waiting.length < LEAST_TOGETHER && !last) return 0;
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
    });
  }

  private async writeBallots(evaluationId: string, ballots: ClosedAnswers[]): Promise<void> {
    const rows = shuffled(ballots).map((answers) => ({ evaluationId, answers }));
    for (let at = 0; at < rows.length; at += ROWS) await this.db.repo(Ballot).insert(rows.slice(at, at + ROWS));
  }

  private async writeSayings(evaluationId: string, questionKey: string, texts: string[]): Promise<void> {
    const rows = shuffled(texts).map((text) => ({ evaluationId, questionKey, text }));
    for (let at = 0; at < rows.length; at += ROWS) await this.db.repo(Saying).insert(rows.slice(at, at + ROWS));
  }

  /** The first of a new day ends the freshness of all answers before it: so no answer needs a day of its own. */
  private async turn({ id }: Pick<Evaluation, 'id'>): Promise<void> {
    const today = this.clock.today();
    const turned = await this.db.repo(Evaluation).createQueryBuilder().update().set({ turnedOn: today }).where('id = :id and turned_on is distinct from :today', { id, today }).execute();
    if (turned.affected) await this.db.query('update sealed_ballot set fresh = false where evaluation_id = $1 and fresh', [id]);
  }
}
