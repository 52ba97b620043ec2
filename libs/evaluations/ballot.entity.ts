import { nobody, Visible } from '#platform';
import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Evaluation } from './evaluation.entity.js';
import type { ClosedAnswers } from './question.policy.js';

/**
 * An answer that waits, sealed and padded to one length, with the hash of the key that its page carries. It goes when its
 * batch is opened. Nothing here or below says who, when, from where or in what order (promise C3).
 */
@Visible({ rows: nobody })
@Entity()
@Index('sealed_ballot_key', ['evaluationId', 'keyHash'], { unique: true })
export class SealedBallot {
  @PrimaryGeneratedColumn('uuid') id: string;

  @Column('uuid') evaluationId: string;

  @ManyToOne(() => Evaluation, { nullable: false }) evaluation: Relation<Evaluation>;

  @Column('text') keyHash: string;

  @Column('text') sealed: string;

  /** Whether it may be from today: then it waits. The first sweep of a new day ends that for all before it; null came today, but before that sweep. */
  @Column('boolean', { nullable: true, default: true }) fresh: boolean | null;

  /** Whether all questions were before them: then the first one, sent again from the page before, does not replace it. */
  @Column('boolean', { default: false }) whole: boolean;
}

/** An opened answer: what was chosen, written anew in a shuffled batch. */
@Visible({ rows: nobody })
@Entity()
@Index('ballot_evaluation', ['evaluationId'])
export class Ballot {
  @PrimaryGeneratedColumn('uuid') id: string;

  @Column('uuid') evaluationId: string;

  @ManyToOne(() => Evaluation, { nullable: false }) evaluation: Relation<Evaluation>;

  @Column('jsonb') answers: ClosedAnswers;
}

/** One free text, apart from all other answers of whoever wrote it, and shuffled by itself. */
@Visible({ rows: nobody })
@Entity()
@Index('saying_question', ['evaluationId', 'questionKey'])
export class Saying {
  @PrimaryGeneratedColumn('uuid') id: string;

  @Column('uuid') evaluationId: string;

  @ManyToOne(() => Evaluation, { nullable: false }) evaluation: Relation<Evaluation>;

  @Column('text') questionKey: string;

  @Column('text') text: string;
}
