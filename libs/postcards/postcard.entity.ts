import { keepsAbout, Member } from '#people';
import { type Actor, connectionOf, Instant, LocalDate, Visible } from '#platform';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';

export enum RunState {
  OPEN = 'OPEN',
  LOCKED = 'LOCKED',
  POSTED = 'POSTED',
}
registerEnumType(RunState, {
  name: 'PostcardRunState',
  description: 'How far a run of postcards is.',
  valuesMap: {
    OPEN: { description: 'Its cards can still change.' },
    LOCKED: { description: 'It is ready to print; nothing changes any more.' },
    POSTED: { description: 'Its cards are in the post.' },
  },
});

export enum PostcardState {
  WAITING = 'WAITING',
  REFUSED = 'REFUSED',
  CANCELLED = 'CANCELLED',
  LOCKED = 'LOCKED',
  POSTED = 'POSTED',
  RETURNED = 'RETURNED',
}
registerEnumType(PostcardState, {
  name: 'PostcardState',
  description: 'Where a postcard stands.',
  valuesMap: {
    WAITING: { description: 'It goes with the run when that is locked.' },
    REFUSED: { description: 'It cannot be posted as it is, for a reason.' },
    CANCELLED: { description: 'It is no longer needed.' },
    LOCKED: { description: 'Its name and address are written down: it is ready to print.' },
    POSTED: { description: 'It is in the post.' },
    RETURNED: { description: 'It came back: its address is not good.' },
  },
});

/** Cards name people who were asked something: for those alone who send them. */
const senders = (_row: string, actor: Actor) => (actor.permissions.has('postcard.manage') ? 'true' : 'false');

const inState = (state: PostcardState) => (r: string) => `select count(*)::int from postcard c where c.run_id = ${r}.id and c.state = '${state}'`;

/** One order of cards, from its text to the post. */
@Visible({
  rows: senders,
  order: (r) => `${r}.newest desc, ${r}.id`,
  computed: {
    waiting: inState(PostcardState.WAITING),
    refused: inState(PostcardState.REFUSED),
    cancelled: inState(PostcardState.CANCELLED),
    locked: inState(PostcardState.LOCKED),
    posted: inState(PostcardState.POSTED),
    returned: inState(PostcardState.RETURNED),
    printed: (r) => `select count(*)::int from postcard c where c.run_id = ${r}.id and c.printed_at is not null`,
  },
})
@ObjectType({ description: 'One order of postcards, from its text to the post.' })
@Entity()
@Index('postcard_run_newest', ['newest', 'id'])
@Check('postcard_run_state', `state in ('OPEN', 'LOCKED', 'POSTED')`)
@Check('postcard_run_locked', `(state = 'OPEN') = (locked_at is null)`)
@Check('postcard_run_posted', `(state = 'POSTED') = (posted_on is not null)`)
export class PostcardRun {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  /** The same order twice is taken once. */
  @Index('postcard_run_once', { unique: true }) @Column('text') onceKey: string;

  @Field(() => String, { description: 'What it is called in lists; never printed.' }) @Column('text') title: string;

  @Field(() => String, { description: 'The heading of each card.' }) @Column('text') heading: string;

  @Field(() => String, { description: 'The text of each card.' }) @Column('text') body: string;

  @Field(() => String, { description: 'The language of the text, as a BCP 47 tag.' }) @Column('text') lang: string;

  /** Found with each check: no card of the run can be printed before it is mended. */
  @Field(() => String, { nullable: true, description: 'What keeps the whole run from being locked.' }) @Column('text', { nullable: true }) fault: string | null;

  @Field(() => RunState, { description: 'How far it is.' }) @Column('text', { default: RunState.OPEN }) state: RunState;

  @Field(() => Instant, { description: 'When it was ordered.' }) @Column('timestamptz') orderedAt: Date;

  /** When it was ordered, as a text that sorts newest first, for the pages of the list. */
  @Column('text') newest: string;

  @Field(() => Instant, { nullable: true, description: 'When it was locked.' }) @Column('timestamptz', { nullable: true }) lockedAt: Date | null;

  @Index('postcard_run_locker') @Column('uuid', { nullable: true }) lockedById: string | null;

  @Field(() => Member, { nullable: true, description: 'Who locked it.' }) @ManyToOne(() => Member) lockedBy: Relation<Member> | null;

  /** The return address as it was at the lock, with the sender's name first. */
  @Column('text', { array: true, nullable: true }) senderLines: string[] | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day it was handed to the post.' }) @Column('date', { nullable: true }) postedOn: string | null;

  @Index('postcard_run_poster') @Column('uuid', { nullable: true }) postedById: string | null;

  @Field(() => Member, { nullable: true, description: 'Who wrote down that it was posted.' }) @ManyToOne(() => Member) postedBy: Relation<Member> | null;

  @Field(() => Int, { nullable: true, description: 'How many cards were handed to the post.' }) @Column('int', { nullable: true }) postedCount: number | null;

  @Field(() => Int, { nullable: true, description: 'What it cost in all, printing and postage, in cents.' }) @Column('int', { nullable: true }) costCents: number | null;

  @Field(() => Int, { nullable: true, description: 'About how many days the cards take to arrive.' }) @Column('int', { nullable: true }) leadDays: number | null;

  @Field(() => Int, { description: 'How many cards wait for the lock.' }) readonly waiting: number;
  @Field(() => Int, { description: 'How many cannot be posted as they are.' }) readonly refused: number;
  @Field(() => Int, { description: 'How many are no longer needed.' }) readonly cancelled: number;
  @Field(() => Int, { description: 'How many are ready to print.' }) readonly locked: number;
  @Field(() => Int, { description: 'How many are in the post.' }) readonly posted: number;
  @Field(() => Int, { description: 'How many came back.' }) readonly returned: number;
  @Field(() => Int, { description: 'How many were in a file that was handed out whole.' }) readonly printed: number;
}

/**
 * One card to one member. What its QR leads to lets whoever holds it answer for them: it lies sealed, is opened for proofs and
 * files alone, and is wiped once the card is posted or no longer needed. When a card became unneeded is not kept: it
 * would tell when somebody answered.
 */
@Visible({ rows: senders, order: (r) => `${r}.state, ${r}.id` })
@ObjectType({ description: 'One postcard to one member.' })
@Entity()
@Index('postcard_once', ['runId', 'memberId'], { unique: true })
@Index('postcard_by_state', ['runId', 'state', 'id'])
@Index('postcard_member', ['memberId'])
@Index('postcard_code', ['codeKey'])
@Index('postcard_link', ['linkKey'])
@Check('postcard_state', `state in ('WAITING', 'REFUSED', 'CANCELLED', 'LOCKED', 'POSTED', 'RETURNED')`)
@Check('postcard_why', `(state in ('REFUSED', 'CANCELLED')) = (why is not null)`)
@Check('postcard_address', `state not in ('LOCKED', 'POSTED', 'RETURNED') or (name is not null and address_lines is not null)`)
@Check('postcard_sealed', `state not in ('WAITING', 'LOCKED') or sealed is not null`)
@Check('postcard_returned', `(state = 'RETURNED') = (returned_at is not null)`)
export class Postcard {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Column('uuid') runId: string;

  @Field(() => PostcardRun, { description: 'The run it belongs to.' }) @ManyToOne(() => PostcardRun, { nullable: false }) run: Relation<PostcardRun>;

  @Column('uuid') memberId: string;

  @Field(() => Member, { description: 'To whom it goes.' }) @ManyToOne(() => Member, { nullable: false }) member: Relation<Member>;

  @Field(() => PostcardState, { description: 'Where it stands.' }) @Column('text') state: PostcardState;

  @Field(() => String, { nullable: true, description: 'Why it cannot be posted, or is no longer needed.' }) @Column('text', { nullable: true }) why: string | null;

  /** What its QR leads to and the code beside it. */
  @Column('text', { nullable: true }) sealed: string | null;

  /** Hashes under our key, to find a card that came back by what is printed on it. */
  @Column('text') codeKey: string;
  @Column('text') linkKey: string;

  /** Its own mark beside the return address: tells nothing, opens nothing. */
  @Field(() => String, { description: 'The mark beside the return address, by which a card that came back is found.' }) @Index('postcard_ref', { unique: true }) @Column('text') ref: string;

  @Field(() => String, { nullable: true, description: 'The name as it is printed, from the lock on.' }) @Column('text', { nullable: true }) name: string | null;

  @Field(() => [String], { nullable: true, description: 'The address as it is printed, from the lock on.' }) @Column('text', { array: true, nullable: true }) addressLines: string[] | null;

  @Field(() => Instant, { nullable: true, description: 'When it was last in a file that was handed out whole.' }) @Column('timestamptz', { nullable: true }) printedAt: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When it was noted that it came back.' }) @Column('timestamptz', { nullable: true }) returnedAt: Date | null;

  @Index('postcard_returner') @Column('uuid', { nullable: true }) returnedById: string | null;

  @Field(() => Member, { nullable: true, description: 'Who noted that it came back.' }) @ManyToOne(() => Member) returnedBy: Relation<Member> | null;
}

export const PostcardRunConnection = connectionOf(PostcardRun);
export const PostcardConnection = connectionOf(Postcard);

keepsAbout(
  { entity: PostcardRun, by: 'lockedById', onErase: 'KEEP' },
  { entity: PostcardRun, by: 'postedById', onErase: 'KEEP' },
  {
    entity: Postcard,
    by: 'memberId',
    heading: 'Postcards to you',
    line: (r) => `(select title from postcard_run where postcard_run.id = ${r}.run_id) || ', ' || case ${r}.state when 'CANCELLED' then 'no longer needed' else lower(${r}.state) end || coalesce(', ' || array_to_string(${r}.address_lines, ', '), '')`,
    onErase: 'DELETE',
    // of two cards of one run the one that was printed stays
    clash: (kept, gone) => `case when ${kept}.state in ('WAITING', 'REFUSED', 'CANCELLED') and ${gone}.state in ('LOCKED', 'POSTED', 'RETURNED') then 'GONE' else 'KEPT' end`,
  },
  { entity: Postcard, by: 'returnedById', onErase: 'KEEP' },
);
