import { keepsAbout, Member } from '#people';
import { type Actor, Instant, Visible } from '#platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { Undo } from './merge.policy.js';

const admins = (_row: string, actor: Actor) => (actor.everywhere ? 'true' : 'false');

/**
 * Two rows that were one person, made one. For a day it can be undone; then what is needed for that goes. That it was done
 * stays: who asks to be erased is also erased where a backup still holds the other row.
 */
@Visible({ rows: admins, order: (r) => `${r}.merged_at desc, ${r}.id` })
@ObjectType({ description: 'Two rows that were one person, made one.' })
@Entity()
@Index('merge_to_forget', ['undoUntil'], { where: 'undo is not null' })
@Check('merge_undone', 'undone_at is null or undo is null')
export class Merge {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Field(() => String, { description: 'The name on the row that went.' }) @Column('text') name: string;

  @Index('merge_into') @Column('uuid') intoId: string;

  @Field(() => Member, { nullable: true, description: 'The row that stayed.' }) @ManyToOne(() => Member, { nullable: false }) into: Relation<Member> | null;

  /** Only an id: a day later the row itself is deleted. */
  @Index('merge_gone') @Column('uuid') goneId: string;

  @Field(() => Instant, { description: 'When.' }) @Column('timestamptz') mergedAt: Date;

  @Field(() => Instant, { description: 'Until when it can be undone.' }) @Column('timestamptz') undoUntil: Date;

  @Field(() => Instant, { nullable: true, description: 'When it was undone.' }) @Column('timestamptz', { nullable: true }) undoneAt: Date | null;

  @Index('merge_by') @Column('uuid', { nullable: true }) byId: string | null;

  @Field(() => Member, { nullable: true, description: 'Who did it.' }) @ManyToOne(() => Member) by: Relation<Member> | null;

  /** Everything as it was before, for a day. */
  @Column('jsonb', { nullable: true }) undo: Undo | null;
}

keepsAbout(
  {
    entity: Merge,
    by: 'intoId',
    heading: 'Rows of the list that were you too',
    line: (r) => `${r}.name || ', made one with yours on ' || to_char(${r}.merged_at, 'YYYY-MM-DD') || case when ${r}.undone_at is null then '' else ', which was undone' end`,
    onErase: 'DELETE',
  },
  { entity: Merge, by: 'goneId', onErase: 'DELETE' },
  { entity: Merge, by: 'byId', onErase: 'KEEP' },
);
