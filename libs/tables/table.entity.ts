import { Community, Role } from '#people';
import { addReadable, constraintSays, LocalDate, members, Visible } from '#platform';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, CreateDateColumn, Entity, Index, ManyToOne, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Seat } from './seat.entity.js';

export enum TableKind {
  REGIONAL = 'REGIONAL',
  LOCAL = 'LOCAL',
}
registerEnumType(TableKind, {
  name: 'TableKind',
  description: 'Which kind of table.',
  valuesMap: { REGIONAL: { description: 'The regional SEED table.' }, LOCAL: { description: 'An early childhood table of a community.' } },
});

constraintSays({
  table_name: 'There is an open table of this name already.',
  table_one_regional: 'The network has a regional table already. Make this one local.',
  table_closed_after: 'A table closes on or after the day it began. Please pick a later day.',
});

/** A standing group: the regional table, or the early childhood table of a community. */
@Visible({ rows: members, order: (r) => `${r}.kind desc, ${r}.name, ${r}.id` })
@ObjectType({ description: 'A standing group: the regional table, or the early childhood table of a community.' })
@Entity('table')
@Index('table_name', { synchronize: false }) // unique over lower(name) where still open
@Index('table_by_name', { synchronize: false }) // (kind desc, name, id)
@Index('table_one_regional', { synchronize: false }) // unique where regional and still open
@Check('table_kind', `kind in ('REGIONAL', 'LOCAL')`)
@Check('table_closed_after', 'closed_on >= founded_on')
export class Table {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Field(() => TableKind, { description: 'Regional or local.' }) @Column('text') kind: TableKind;

  @Field(() => String, { description: 'Its name.' }) @Column('text') name: string;

  @Index('table_community') @Column('uuid', { nullable: true }) communityId: string | null;

  @Field(() => Community, { nullable: true, description: 'The community it serves; none for the regional table.' }) @ManyToOne(() => Community) community: Relation<Community> | null;

  @Field(() => LocalDate, { description: 'The day it began.' }) @Column('date') foundedOn: string;

  @Field(() => LocalDate, { nullable: true, description: 'The day it closed.' }) @Column('date', { nullable: true }) closedOn: string | null;

  @Field(() => [Seat], { description: 'Its seats, in the order of sectors.' }) @OneToMany(() => Seat, (seat) => seat.table) seats: Relation<Seat>[];

  /** Filled by the reads: the roles of the members who run it. */
  @Field(() => [Role], { description: 'The champions who run it.' }) champions: Relation<Role>[];

  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

addReadable(Table, { field: 'champions', to: () => Role, by: 'tableId' });
addReadable(Role, { field: 'table', to: () => Table, kind: 'one', by: 'tableId' });
