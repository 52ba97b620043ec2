import { keepsAbout, Member } from '#people';
import { type Actor, Instant, LocalDate, nobody, Visible } from '#platform';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, ManyToOne, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm';

export enum PlanState {
  DRAFT = 'DRAFT',
  RUNNING = 'RUNNING',
  PAUSED = 'PAUSED',
  DONE = 'DONE',
}
registerEnumType(PlanState, {
  name: 'ContactPlanState',
  description: 'Where a contact plan stands.',
  valuesMap: {
    DRAFT: { description: 'It can still be changed; nobody was asked.' },
    RUNNING: { description: 'Each step goes when its hour comes.' },
    PAUSED: { description: 'Somebody stopped it for now: no step goes, and no letter of it either.' },
    DONE: { description: 'No step is left, or it was ended.' },
  },
});

export enum ContactChannel {
  EMAIL = 'EMAIL',
  PHONE = 'PHONE',
  POST = 'POST',
}
registerEnumType(ContactChannel, {
  name: 'ContactChannel',
  description: 'By which way a step reaches people.',
  valuesMap: {
    EMAIL: { description: 'An email to each.' },
    PHONE: { description: 'A list of names and numbers for volunteers.' },
    POST: { description: 'A printed card to each.' },
  },
});

const admins = (_row: string, actor: Actor) => (actor.everywhere ? 'true' : 'false');

/** What a step says, in one language. */
@ObjectType({ description: 'What a step says, in one language.' })
export class ContactText {
  @Field(() => String, { description: 'Its language, as a tag such as en or crx.' }) lang: string;
  @Field(() => String, { description: 'The subject of an email, or the heading of a card.' }) subject: string;
  @Field(() => String, { description: 'The text; an empty line begins a new paragraph.' }) body: string;
}

/** The ordered steps by which people are asked. Each step goes to those alone who are still silent when its hour comes. */
@Visible({ rows: admins, order: (r) => `${r}.anchor_on desc, ${r}.id` })
@ObjectType({ description: 'The ordered steps by which people are asked; each goes to those alone who are still silent when its hour comes.' })
@Entity()
@Check('contact_plan_state', `state in ('DRAFT', 'RUNNING', 'PAUSED', 'DONE')`)
@Check('contact_plan_caps', 'most_contacts between 1 and 20 and card_cents >= 0 and most_post_cents >= 0')
@Index('contact_plan_subject', ['kind', 'subjectId'], { unique: true })
@Index('contact_plan_due', ['nextDueAt'], { where: `state = 'RUNNING'` })
export class ContactPlan {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  /** Which room it serves: that room's `ContactSource` has the same name. */
  @Column('text') kind: string;

  /** What it is about: of an evaluation its id. */
  @Column('uuid') subjectId: string;

  @Field(() => String, { description: 'What it is called in lists of mail.' }) @Column('text') title: string;

  @Field(() => PlanState, { description: 'Where it stands.' }) @Column('text', { default: PlanState.DRAFT }) state: PlanState;

  @Field(() => LocalDate, { description: 'The day from which its steps are counted: day 0.' }) @Column('date') anchorOn: string;

  @Field(() => Int, { description: 'How often one person is contacted at most, whichever way.' }) @Column('int') mostContacts: number;

  @Field(() => Int, { description: 'What one card costs with its postage, in cents.' }) @Column('int', { default: 0 }) cardCents: number;

  @Field(() => Int, { nullable: true, description: 'What its cards may cost in all, in cents; none for no limit.' }) @Column('int', { nullable: true }) mostPostCents: number | null;

  @Field(() => Instant, { nullable: true, description: 'When its next step is due; none when no step is left.' }) @Column('timestamptz', { nullable: true }) nextDueAt: Date | null;

  @Field(() => [ContactStep], { description: 'Its steps, in their order.' }) @OneToMany(() => ContactStep, (step) => step.plan) steps: Relation<ContactStep>[];

  @Column('uuid', { nullable: true }) startedById: string | null;
}

/** One step of a plan: a day, an hour, a way and a text of its own. */
@Visible({ rows: admins, order: (r) => `${r}.position, ${r}.id` })
@ObjectType({ description: 'One step of a contact plan: a day, an hour, a way and a text of its own.' })
@Entity()
@Check('contact_step_channel', `channel in ('EMAIL', 'PHONE', 'POST')`)
@Check('contact_step_day', 'day_offset between -60 and 365 and hour between 0 and 23')
@Index('contact_step_position', ['planId', 'position'], { unique: true })
@Index('contact_step_campaign', ['campaignId'], { unique: true, where: 'campaign_id is not null' })
export class ContactStep {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Column('uuid') planId: string;

  @ManyToOne(() => ContactPlan, (plan) => plan.steps, { nullable: false, onDelete: 'CASCADE' }) plan: Relation<ContactPlan>;

  @Field(() => Int, { description: 'Its place among the steps, from 1.' }) @Column('int') position: number;

  @Field(() => ContactChannel, { description: 'By which way.' }) @Column('text') channel: ContactChannel;

  @Field(() => Boolean, { description: 'Whether it only tells that we shall ask, and asks nothing yet.' }) @Column('boolean', { default: false }) notice: boolean;

  @Field(() => Int, { description: 'How many days after day 0; before it where negative.' }) @Column('int') dayOffset: number;

  @Field(() => Int, { description: 'At which hour of that day, from 0 to 23, Pacific Time.' }) @Column('int') hour: number;

  @Field(() => [ContactText], { description: 'What it says, in each language.' }) @Column('jsonb') texts: ContactText[];

  @Field(() => Instant, { nullable: true, description: 'When it is due; none while the plan is a draft.' }) @Column('timestamptz', { nullable: true }) dueAt: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When it went.' }) @Column('timestamptz', { nullable: true }) doneAt: Date | null;

  /** Of an email step: the campaign under which its letters are counted. */
  @Field(() => ID, { nullable: true, description: 'Of an email step: the campaign that holds its letters.' }) @Column('uuid', { nullable: true }) campaignId: string | null;

  @Field(() => Int, { description: 'How many people it was handed on for.' }) @Column('int', { default: 0 }) handed: number;

  @Field(() => Int, { description: 'How many silent people it left out.' }) @Column('int', { default: 0 }) leftOut: number;

  @Field(() => String, { nullable: true, description: 'Why it left people out at its hour, in a sentence.' }) @Column('text', { nullable: true }) why: string | null;
}

/** Somebody in a plan. Whether they have answered stands with whoever asks, not here. */
@Visible({ rows: nobody })
@Entity()
@Index('contact_person_once', ['planId', 'memberId'], { unique: true })
export class ContactPerson {
  @PrimaryGeneratedColumn('uuid') id: string;

  @Column('uuid') planId: string;

  @ManyToOne(() => ContactPlan, { nullable: false, onDelete: 'CASCADE' }) plan: Relation<ContactPlan>;

  @Index('contact_person_member') @Column('uuid') memberId: string;

  @ManyToOne(() => Member, { nullable: false }) member: Relation<Member>;
}

/** That a step was handed on for somebody. The pair is unique: no step reaches anybody twice. */
@Visible({ rows: nobody })
@Entity()
@Index('contact_once', ['stepId', 'personId'], { unique: true })
@Index('contact_of_person', ['personId'])
export class Contact {
  @PrimaryGeneratedColumn('uuid') id: string;

  @Column('uuid') stepId: string;

  @ManyToOne(() => ContactStep, { nullable: false, onDelete: 'CASCADE' }) step: Relation<ContactStep>;

  @Column('uuid') personId: string;

  @ManyToOne(() => ContactPerson, { nullable: false, onDelete: 'CASCADE' }) person: Relation<ContactPerson>;

  /** Of a card: that it was taken back, since nobody needs it any more. */
  @Column('boolean', { default: false }) needless: boolean;

  /** Of a card: that it cannot be posted as their address is. It is no contact and costs nothing, but goes once the address is mended. */
  @Column('boolean', { default: false }) refused: boolean;
}

keepsAbout(
  {
    entity: ContactPerson,
    by: 'memberId',
    heading: 'Plans by which we ask you',
    line: (r) => `(select p.title from contact_plan p where p.id = ${r}.plan_id)`, // not how often they were asked: fewer than others means that they have answered
    onErase: 'DELETE',
  },
  { entity: ContactPlan, by: 'startedById', onErase: 'KEEP' },
);
