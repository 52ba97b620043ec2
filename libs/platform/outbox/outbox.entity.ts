import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { connectionOf } from '../graphql/connection.js';
import { Instant } from '../graphql/scalars.js';
import { nobody, Visible } from '../reads/visible.js';

export enum OutboxState {
  PENDING = 'PENDING',
  CLAIMED = 'CLAIMED',
  HANDING = 'HANDING',
  SENT = 'SENT',
  HELD = 'HELD',
  DOUBTFUL = 'DOUBTFUL',
  FAILED = 'FAILED',
  STALE = 'STALE',
  SKIPPED = 'SKIPPED',
}
registerEnumType(OutboxState, {
  name: 'DeliveryState',
  description: 'Where a letter is on its way.',
  valuesMap: {
    PENDING: { description: 'Waiting for its turn.' },
    CLAIMED: { description: 'Somebody is at work on it.' },
    HANDING: { description: 'Being handed to the mail server right now.' },
    SENT: { description: 'The mail server has taken it.' },
    HELD: { description: 'It cannot go as things are, and waits for a person.' },
    DOUBTFUL: { description: 'Handed over, with no word whether it was taken; a person decides.' },
    FAILED: { description: 'It cannot be sent.' },
    STALE: { description: 'Its time passed before it could be sent.' },
    SKIPPED: { description: 'No longer wanted, so it was not sent.' },
  },
});

/** States that end a letter's way: what it said is wiped. */
const OVER = `'SENT', 'FAILED', 'STALE', 'SKIPPED'`;

/** One letter on its way to one member. Posted inside the sender's transaction; the worker renders and sends it. */
@Visible({ rows: nobody, order: (r) => `${r}.created_at, ${r}.id` })
@ObjectType('Delivery', { description: 'One letter on its way to one member by one channel, with its state.' })
@Entity()
@Check('outbox_state', `state in ('PENDING', 'CLAIMED', 'HANDING', 'HELD', 'DOUBTFUL', ${OVER})`)
@Check('outbox_wiped', `sealed_props is null or state not in (${OVER})`)
@Check('outbox_channel', `channel in ('email', 'paper')`)
@Index('outbox_once', ['campaignId', 'recipientId', 'channel'], { unique: true, where: 'campaign_id is not null' })
@Index('outbox_due', ['campaignId', 'dueAt'], { where: `state = 'PENDING'` })
@Index('outbox_stale', ['staleAt'], { where: `state in ('PENDING', 'HELD') and stale_at is not null` })
@Index('outbox_waiting', ['dueAt'], { where: `state in ('HELD', 'DOUBTFUL')` })
@Index('outbox_single', ['state', 'id'], { where: `campaign_id is null and state in ('DOUBTFUL', 'FAILED', 'HELD')` })
@Index('outbox_leased', ['leasedUntil'], { where: `state in ('CLAIMED', 'HANDING')` })
export class Outbox {
  @Field(() => ID, { description: 'Its id, which is also in its Message-ID.' }) @PrimaryGeneratedColumn('uuid') id: string;

  /** The letter's key. */
  @Field(() => String, { description: 'Which kind of letter.' }) @Column('text') letter: string;

  @Index('outbox_recipient') @Column('uuid') recipientId: string;

  /** The campaign it belongs to; none for a letter of its own, such as a sign-in code. */
  @Column('uuid', { nullable: true }) campaignId: string | null;

  @Field(() => String, { description: 'How it goes: by email or on paper.' }) @Column('text', { default: 'email' }) channel: 'email' | 'paper';

  /** Posting the same key twice posts one letter. */
  @Index('outbox_once_key', { unique: true, where: 'once_key is not null' }) @Column('text', { nullable: true }) onceKey: string | null;

  /** What the letter says, sealed (it may hold a sign-in code or a personal link). Wiped once its way has ended. */
  @Column('text', { nullable: true }) sealedProps: string | null;

  @Field(() => OutboxState, { description: 'Where it is on its way.' }) @Column('text', { default: 'PENDING' }) state: OutboxState;

  /** Not before this instant; moved on after each failure. */
  @Field(() => Instant, { description: 'Not before this instant.' }) @Column('timestamptz') dueAt: Date;

  /** Past this instant nobody wants it any more. */
  @Column('timestamptz', { nullable: true }) staleAt: Date | null;

  /** A worker's lease, on the database's clock. */
  @Column('timestamptz', { nullable: true }) leasedUntil: Date | null;

  /** How often it was claimed: the fencing token. Who holds an older number changes nothing any more. */
  @Column('int', { default: 0 }) attempts: number;

  /** How often the mail server refused it for now. A server that is away costs nobody a try. */
  @Field(() => Int, { description: 'How often the mail server refused it for now.' }) @Column('int', { default: 0 }) tries: number;

  /** How often it was handed over with no word whether it was taken. */
  @Field(() => Int, { description: 'How often it was handed over with no word whether it was taken.' }) @Column('int', { default: 0 }) doubts: number;

  /** How often whoever worked on it stopped before it was handed over. */
  @Column('int', { default: 0 }) strandings: number;

  /** Since when it is being handed over, on the database's clock: committed just before the mail server may take it. */
  @Field(() => Instant, { nullable: true, description: 'When it was last handed over.' }) @Column('timestamptz', { nullable: true }) handingAt: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When the mail server took it.' }) @Column('timestamptz', { nullable: true }) sentAt: Date | null;

  /** When a report came back that it did not arrive after all. */
  @Field(() => Instant, { nullable: true, description: 'When a report came that it did not arrive after all.' }) @Column('timestamptz', { nullable: true }) bouncedAt: Date | null;

  /** Why it was held, skipped or failed, in a sentence for an admin. */
  @Field(() => String, { nullable: true, description: 'Why it waits, was not sent or did not arrive, in a sentence.' }) @Column('text', { nullable: true }) reason: string | null;

  @Field(() => Instant, { description: 'When it was posted.' }) @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

export const DeliveryConnection = connectionOf(Outbox, 'Delivery');
