import { keepsAbout, mayManage, Member } from '#people';
import { type Actor, type Bind, Instant, nobody, Visible } from '#platform';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';

export enum DigestOutcome {
  SENT = 'SENT',
  SKIPPED = 'SKIPPED',
}
registerEnumType(DigestOutcome, {
  name: 'DigestOutcome',
  description: "What became of somebody's digest of a period.",
  valuesMap: {
    SENT: { description: 'It was handed on to be sent.' },
    SKIPPED: { description: 'None was sent, for a reason.' },
  },
});

const theirManager = (row: string, actor: Actor, bind: Bind) =>
  actor.everywhere ? 'true' : actor.memberId ? `exists (select 1 from member m where m.id = ${row}.member_id and ${mayManage('m', actor, bind)})` : 'false';

/** What was decided for one member and one period. The database keeps it to one (promise L7). */
@Visible({ rows: theirManager, order: (r) => `${r}.decided_at desc, ${r}.id` })
@ObjectType({ description: 'What was decided for one member and one period.' })
@Entity()
@Index('digest_once', ['memberId', 'period'], { unique: true })
@Check('digest_outcome', `outcome in ('SENT', 'SKIPPED')`)
@Check('digest_reason', `(outcome = 'SKIPPED') = (reason is not null)`)
export class Digest {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Column('uuid') memberId: string;

  @ManyToOne(() => Member, { nullable: false }) member: Relation<Member>;

  @Field(() => String, { description: 'The period, such as 2026-W48, 2026-11-23 or 2026-11.' }) @Column('text') period: string;

  @Field(() => DigestOutcome, { description: 'What became of it.' }) @Column('text') outcome: DigestOutcome;

  @Field(() => String, { nullable: true, description: 'Why none was sent.' }) @Column('text', { nullable: true }) reason: string | null;

  @Field(() => Int, { description: 'How many things it tells.' }) @Column('int', { default: 0 }) items: number;

  /** Its news reaches up to here; the next one's begins here. */
  @Field(() => Instant, { description: 'When it was decided.' }) @Column('timestamptz') decidedAt: Date;
}

/** That something was told to somebody: each thing in one digest, what needs them in two at most. */
@Visible({ rows: nobody })
@Entity('digest_item')
@Index('digest_item_once', ['memberId', 'key', 'again'], { unique: true })
export class DigestItemTold {
  @PrimaryGeneratedColumn('uuid') id: string;

  @Column('uuid') memberId: string;

  @ManyToOne(() => Member, { nullable: false }) member: Relation<Member>;

  @Index('digest_item_digest') @Column('uuid') digestId: string;

  @ManyToOne(() => Digest, { nullable: false, onDelete: 'CASCADE' }) digest: Relation<Digest>;

  @Column('text') key: string;

  /** The second time, as "still waiting". */
  @Column('boolean', { default: false }) again: boolean;
}

/** When somebody's next digest is decided. The one row a scheduler locks: no two decide for one member. */
@Visible({ rows: nobody })
@Entity()
@Index('digest_turn_member', ['memberId'], { unique: true })
@Index('digest_turn_due', ['nextDueAt'])
export class DigestTurn {
  @PrimaryGeneratedColumn('uuid') id: string;

  @Column('uuid') memberId: string;

  @ManyToOne(() => Member, { nullable: false }) member: Relation<Member>;

  /** None for those who want no digest. */
  @Column('timestamptz', { nullable: true }) nextDueAt: Date | null;
}

keepsAbout(
  { entity: DigestItemTold, by: 'memberId', onErase: 'DELETE' },
  { entity: Digest, by: 'memberId', heading: 'Your digests', line: (r) => `${r}.period || ', ' || lower(${r}.outcome)`, onErase: 'DELETE' },
  { entity: DigestTurn, by: 'memberId', onErase: 'DELETE' },
);
