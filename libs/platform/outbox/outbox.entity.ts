import { Check, Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { nobody, Visible } from '../reads/visible.js';

export type OutboxState = 'PENDING' | 'SENDING' | 'SENT' | 'HELD' | 'FAILED' | 'STALE';

/** One letter on its way to one member. Posted inside the sender's transaction; the worker renders and sends it. */
@Visible({ rows: nobody })
@Entity()
@Check('outbox_state', `state in ('PENDING', 'SENDING', 'SENT', 'HELD', 'FAILED', 'STALE')`)
@Check('outbox_wiped', `state in ('PENDING', 'SENDING') or sealed_props is null`)
@Index('outbox_due', ['dueAt'], { where: `state in ('PENDING', 'SENDING')` })
export class Outbox {
  @PrimaryGeneratedColumn('uuid') id: string;

  /** The letter's key. */
  @Column('text') letter: string;

  @Index('outbox_recipient') @Column('uuid') recipientId: string;

  /** Posting the same key twice posts one letter. */
  @Column('text', { unique: true, nullable: true }) onceKey: string | null;

  /** What the letter says, sealed (it may hold a sign-in code or a personal link). Wiped when it is sent, stale or given up. */
  @Column('text', { nullable: true }) sealedProps: string | null;

  @Column('text', { default: 'PENDING' }) state: OutboxState;

  /** Not before this instant; moved on after each failure. */
  @Column('timestamptz') dueAt: Date;

  /** Past this instant nobody wants it any more. */
  @Column('timestamptz', { nullable: true }) staleAt: Date | null;

  /** A worker's lease, on the database's clock. */
  @Column('timestamptz', { nullable: true }) leasedUntil: Date | null;

  @Column('int', { default: 0 }) attempts: number;

  @Column('timestamptz', { nullable: true }) sentAt: Date | null;

  /** Why it was held or failed, in a sentence for an admin. */
  @Column('text', { nullable: true }) reason: string | null;

  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
