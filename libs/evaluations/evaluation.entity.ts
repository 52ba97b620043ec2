import { ContactPlan } from '#delivery';
import { forgetsTraces, keepsAbout, Member, PrimaryRole } from '#people';
import { type Actor, addReadable, Instant, LocalDate, Visible } from '#platform';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Question, Words } from './question.entity.js';

export enum EvaluationState {
  DRAFT = 'DRAFT',
  RUNNING = 'RUNNING',
  CLOSED = 'CLOSED',
}
registerEnumType(EvaluationState, {
  name: 'EvaluationState',
  description: 'Where an evaluation stands.',
  valuesMap: {
    DRAFT: { description: 'It can still be changed; nobody was asked.' },
    RUNNING: { description: 'People are asked and can answer.' },
    CLOSED: { description: 'No answer is taken any more.' },
  },
});

/** Whom an evaluation is for. Kept with it as it was chosen, so that it can be looked at and changed. */
@ObjectType({ description: 'Whom an evaluation is for: whoever fits every line that says something.' })
export class EvaluationAudience {
  @Field(() => ID, { nullable: true, description: 'People on this list of registrations.' }) listId?: string | null;
  @Field(() => [ID], { nullable: true, description: 'People who hold a seat at one of these tables.' }) tableIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'People of these regions.' }) regionIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'People of these sectors.' }) sectorIds?: string[] | null;
  @Field(() => [PrimaryRole], { nullable: true, description: 'People with one of these primary roles.' }) roles?: PrimaryRole[] | null;
  @Field(() => [ID], { nullable: true, description: 'These people only.' }) memberIds?: string[] | null;
}

const admins = (_row: string, actor: Actor) => (actor.everywhere ? 'true' : 'false');

/** A short survey about something that happened. Answers are sealed to its public key; the private one lies outside the database. */
@Visible({
  rows: admins,
  order: (r) => `${r}.created_at desc, ${r}.id`,
  computed: { invited: (r) => `(select count(*)::int from invitation i where i.evaluation_id = ${r}.id)` },
})
@ObjectType({ description: 'A short survey about something that happened.' })
@Entity()
@Check('evaluation_state', `state in ('DRAFT', 'RUNNING', 'CLOSED')`)
@Check('evaluation_key', `state = 'DRAFT' or key_saved_at is not null`)
@Index('evaluation_newest', ['createdAt', 'id'])
export class Evaluation {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Field(() => String, { description: 'What it is called.' }) @Column('text') title: string;

  @Field(() => EvaluationState, { description: 'Where it stands.' }) @Column('text', { default: EvaluationState.DRAFT }) state: EvaluationState;

  @Field(() => LocalDate, { nullable: true, description: 'The day of what it asks about: day 0 of its contact plan.' }) @Column('date', { nullable: true }) heldOn: string | null;

  @Field(() => [String], { description: 'Its languages as tags, the main one first.' }) @Column('text', { array: true }) languages: string[];

  @Field(() => [Words], { description: 'What people read first, in each language.' }) @Column('jsonb') intro: Words[];

  @Field(() => [Question], { description: 'Its questions, in their order.' }) @Column('jsonb') questions: Question[];

  /** Whom it is for, as it was chosen: taken down to invitations when it starts. */
  @Field(() => EvaluationAudience, { nullable: true, description: 'Whom it is for, as it was chosen.' })
  @Column('jsonb', { nullable: true })
  audience: EvaluationAudience | null;

  /** Answers are sealed to it (X25519, SPKI in base64). */
  @Column('text') publicKey: string;

  @Field(() => Instant, { nullable: true, description: 'Since when the recovery copy of its key is in safe hands. It does not start before.' })
  @Column('timestamptz', { nullable: true })
  keySavedAt: Date | null;

  /** Who downloaded it first. */
  @Column('uuid', { nullable: true }) keySavedById: string | null;

  /** Up to which day answers are told from those of today: a day of the evaluation, not of an answer. */
  @Column('date', { nullable: true }) turnedOn: string | null;

  @Field(() => Instant, { nullable: true, description: 'When it was started.' }) @Column('timestamptz', { nullable: true }) startedAt: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When it was closed.' }) @Column('timestamptz', { nullable: true }) closedAt: Date | null;

  @Column('uuid', { nullable: true }) createdById: string | null;

  @Field(() => Instant, { description: 'When it was made.' }) @Column('timestamptz') createdAt: Date;

  /** Filled by the reads. */
  @Field(() => Int, { description: 'How many people are asked.' }) invited: number;

  @Field(() => ContactPlan, { nullable: true, description: 'The steps by which they are asked.' }) plan: Relation<ContactPlan> | null;

  @Field(() => [Caller], { description: 'Volunteers who see its phone list.' }) callers: Relation<Caller>[];
}

/** A volunteer who phones the silent of one evaluation. */
@Visible({ rows: admins, order: (r) => `${r}.id` })
@ObjectType({ description: 'A volunteer who phones the silent of one evaluation.' })
@Entity()
@Index('caller_once', ['evaluationId', 'memberId'], { unique: true })
export class Caller {
  @Field(() => ID, { description: 'The id of this line.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Column('uuid') evaluationId: string;

  @ManyToOne(() => Evaluation, { nullable: false }) evaluation: Relation<Evaluation>;

  @Index('caller_member') @Column('uuid') memberId: string;

  @Field(() => Member, { description: 'Who phones.' }) @ManyToOne(() => Member, { nullable: false }) member: Relation<Member>;
}

addReadable(Evaluation, { field: 'plan', to: () => ContactPlan, kind: 'first', by: 'subjectId', where: (row) => `${row}.kind = 'evaluation'` });
addReadable(Evaluation, { field: 'callers', to: () => Caller, by: 'evaluationId' });

keepsAbout(
  { entity: Evaluation, by: 'createdById', onErase: 'KEEP' },
  { entity: Evaluation, by: 'keySavedById', onErase: 'KEEP' },
  { entity: Caller, by: 'memberId', heading: 'Evaluations you phone for', line: (r) => `(select e.title from evaluation e where e.id = ${r}.evaluation_id)`, onErase: 'DELETE' },
);
// an audience of named people is kept as their ids
forgetsTraces(`update evaluation set audience = jsonb_set(audience, '{memberIds}', (audience->'memberIds') - $1::uuid[]::text[]) where audience->'memberIds' ?| $1::uuid[]::text[] and $2::text[] is not null and $3::text[] is not null`);
