import { forgetsTraces, keepsAbout, keepsByAddress, Member } from '#people';
import { type Actor, connectionOf, constraintSays, Instant, Visible } from '#platform';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';

export enum SuppressionKind {
  HARD_BOUNCE = 'HARD_BOUNCE',
  SOFT_BOUNCES = 'SOFT_BOUNCES',
  COMPLAINT = 'COMPLAINT',
  BY_HAND = 'BY_HAND',
}
registerEnumType(SuppressionKind, {
  name: 'SuppressionKind',
  description: 'Why an address is not written to.',
  valuesMap: {
    HARD_BOUNCE: { description: 'It does not exist, says its mail server.' },
    SOFT_BOUNCES: { description: 'It took nothing again and again.' },
    COMPLAINT: { description: 'Its owner reported a letter as unwanted.' },
    BY_HAND: { description: 'An admin said so.' },
  },
});

constraintSays({ suppression_once: 'This address is on the list already.' });

const admins = (_row: string, actor: Actor) => (actor.everywhere ? 'true' : 'false');

/** An address we may not or cannot use, and why. A lifted one stays as a record of what was. */
@Visible({ rows: admins, order: (r) => `${r}.address, ${r}.id` })
@ObjectType({ description: 'An address we may not or cannot use, and why.' })
@Entity()
@Check('suppression_kind', `kind in ('HARD_BOUNCE', 'SOFT_BOUNCES', 'COMPLAINT', 'BY_HAND')`)
@Check('suppression_lower', 'address = lower(address)')
@Index('suppression_once', ['address', 'kind'], { unique: true, where: 'lifted_at is null' })
@Index('suppression_by_address', ['address', 'id'])
export class Suppression {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Field(() => String, { description: 'The email address.' }) @Column('text') address: string;

  @Field(() => SuppressionKind, { description: 'What kind of reason.' }) @Column('text') kind: SuppressionKind;

  @Field(() => Instant, { description: 'Since when.' }) @Column('timestamptz') suppressedAt: Date;

  @Field(() => String, { description: 'Why, in a sentence.' }) @Column('text') why: string;

  @Field(() => Instant, { nullable: true, description: 'Since when it is used again.' }) @Column('timestamptz', { nullable: true }) liftedAt: Date | null;

  @Index('suppression_lifter') @Column('uuid', { nullable: true }) liftedById: string | null;

  @Field(() => Member, { nullable: true, description: 'Who lifted it.' }) @ManyToOne(() => Member) liftedBy: Relation<Member> | null;
}

export const SuppressionConnection = connectionOf(Suppression);

keepsAbout({ entity: Suppression, by: 'liftedById', onErase: 'KEEP' });

export enum BounceKind {
  HARD = 'HARD',
  SOFT = 'SOFT',
  COMPLAINT = 'COMPLAINT',
}

/** One report that a letter did not arrive or was not wanted: the evidence. The same report twice is kept once. */
@Visible({ rows: () => 'false' })
@Entity()
@Check('bounce_kind', `kind in ('HARD', 'SOFT', 'COMPLAINT')`)
@Index('bounce_by_address', ['address', 'at'])
export class Bounce {
  @PrimaryGeneratedColumn('uuid') id: string;

  /** What makes the report the same one when it comes again. */
  @Index('bounce_key', { unique: true }) @Column('text') key: string;

  @Column('text') address: string;

  @Column('text') kind: BounceKind;

  /** The letter it is about, where the report names one of ours. */
  @Column('uuid', { nullable: true }) outboxId: string | null;

  /** When it happened, as the report says; for soft bounces that come late. */
  @Column('timestamptz') at: Date;

  @Column('text') said: string;
}

// An address without its person is still theirs. Should they come back, they come back as somebody new, who may say no again.
const theirs = 'address = any($2::text[]) and $1::uuid[] is not null and $3::text[] is not null';
forgetsTraces(`delete from suppression where ${theirs}`, `delete from bounce where ${theirs}`);
keepsByAddress(
  { heading: 'Addresses of yours we do not write to', lines: `select address || ' since ' || to_char(suppressed_at, 'YYYY-MM-DD') || ': ' || why || coalesce(', used again since ' || to_char(lifted_at, 'YYYY-MM-DD'), '') as line from suppression where address = any($1)` },
  { heading: 'Reports that a letter to you did not arrive', lines: `select address || ' on ' || to_char(at, 'YYYY-MM-DD') || ': ' || said as line from bounce where address = any($1)` },
);
