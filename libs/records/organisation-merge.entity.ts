import { keepsAbout, Member, Organisation } from '#people';
import { type Actor, Instant, Visible } from '#platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { OrganisationUndo } from './merge.policy.js';

const admins = (_row: string, actor: Actor) => (actor.everywhere ? 'true' : 'false');

/** Two organisations that were one, made one. For a day it can be undone; then what is needed for that goes. */
@Visible({ rows: admins, order: (r) => `${r}.merged_at desc, ${r}.id` })
@ObjectType({ description: 'Two organisations that were one, made one.' })
@Entity()
@Index('organisation_merge_to_forget', ['undoUntil'], { where: 'undo is not null' })
@Check('organisation_merge_undone', 'undone_at is null or undo is null')
export class OrganisationMerge {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Field(() => String, { description: 'The name of the one that went.' }) @Column('text') name: string;

  /** Follows when the one that stayed is itself made one with another: then that merge is to be undone first. */
  @Index('organisation_merge_into') @Column('uuid') intoId: string;

  @Field(() => Organisation, { description: 'The one that stayed.' }) @ManyToOne(() => Organisation, { nullable: false }) into: Relation<Organisation>;

  /** Only an id: the row itself is deleted. */
  @Index('organisation_merge_gone') @Column('uuid') goneId: string;

  @Field(() => Instant, { description: 'When.' }) @Column('timestamptz') mergedAt: Date;

  @Field(() => Instant, { description: 'Until when it can be undone.' }) @Column('timestamptz') undoUntil: Date;

  @Field(() => Instant, { nullable: true, description: 'When it was undone.' }) @Column('timestamptz', { nullable: true }) undoneAt: Date | null;

  @Index('organisation_merge_by') @Column('uuid', { nullable: true }) byId: string | null;

  @Field(() => Member, { nullable: true, description: 'Who did it.' }) @ManyToOne(() => Member) by: Relation<Member> | null;

  /** The two as they were, and by their ids who stood with the one that went, for a day. */
  @Column('jsonb', { nullable: true }) undo: OrganisationUndo | null;
}

keepsAbout({ entity: OrganisationMerge, by: 'byId', onErase: 'KEEP' });
