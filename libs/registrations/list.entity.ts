import { type AudiencePolicy } from '#delivery';
import { keepsAbout } from '#people';
import { type Actor, type Bind, constraintSays, Instant, LocalDate, Visible } from '#platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Counts } from './participation.policy.js';

/** What was counted, and on which day. */
export interface PublishedCounts extends Counts {
  on: string;
}

constraintSays({ registration_list_name: 'There is a list of this name already. Pick it, or give this one another name.' });

/** Admins see every list; a champion those of their tables and those they made. Who was where is nobody else's business. */
export const maySeeList = (row: string, actor: Actor, bind: Bind): string => {
  if (actor.everywhere) return 'true';
  if (!actor.memberId || !actor.permissions.has('registration.read')) return 'false';
  return `(${row}.created_by_id = ${bind(actor.memberId)} or ${row}.table_id = any(${bind(actor.scopes)}::uuid[]))`;
};

/** Who an announcement to some lists goes to: whoever is on one of them that its writer may see. */
export const listedOn: AudiencePolicy = (row, ids, bind, actor) =>
  `exists (select 1 from registration g join registration_list l on l.id = g.list_id where g.member_id = ${row}.id and l.id = any(${bind(ids)}::uuid[]) and ${maySeeList('l', actor, bind)})`;

/** A named list of registrations, such as the summit of 2021. */
@Visible({ rows: maySeeList, order: (r) => `${r}.held_on desc nulls last, ${r}.name, ${r}.id` })
@ObjectType({ description: 'A named list of registrations, such as those of the summit of 2021.' })
@Entity()
@Index('registration_list_name', { synchronize: false }) // unique over lower(name), made in the migration
export class RegistrationList {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Field(() => String, { description: 'Its name, such as Summit 2021.' }) @Column('text') name: string;

  @Field(() => LocalDate, { nullable: true, description: 'The day it is about, where there is one.' }) @Column('date', { nullable: true }) heldOn: string | null;

  /** The table of a champion who made it; none for the whole network's. */
  @Field(() => ID, { nullable: true, description: 'The table it belongs to; none for a list of the whole network.' })
  @Index('registration_list_table')
  @Column('uuid', { nullable: true })
  tableId: string | null;

  @Index('registration_list_maker') @Column('uuid', { nullable: true }) createdById: string | null;

  @Field(() => Instant, { description: 'When it was made.' }) @Column('timestamptz') createdAt: Date;

  /** Set by an admin: then anybody may see its participation table (never its people), with cells from 10. */
  @Field(() => Instant, { nullable: true, description: 'Since when anybody may see its participation table, though never its people.' })
  @Column('timestamptz', { nullable: true })
  publicSince: Date | null;

  /** The figures as published, kept: a table that moved with every newcomer would tell who came. */
  @Column('jsonb', { nullable: true }) published: PublishedCounts | null;
}

keepsAbout({ entity: RegistrationList, by: 'createdById', onErase: 'KEEP' });
