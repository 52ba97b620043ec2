import { forgetsTraces, keepsAbout, namesThem } from '#people';
import { constraintSays, LocalDate, members, Visible } from '#platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, Exclusion, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Seat } from './seat.entity.js';

constraintSays({
  not_here_no_overlap: 'This is marked as not existing here in that time already.',
  not_here_until_after: 'This ends on or after the day it was said. Please pick a later day.',
});

/** Somebody's word that a sector does not exist in a table's community: who said so, and when. */
@Visible({ rows: members, order: (r) => `${r}.said_on desc, ${r}.id` })
@ObjectType({ description: "Somebody's word that a sector does not exist in a table's community." })
@Entity('not_here')
@Exclusion('not_here_no_overlap', `using gist (seat_id with =, daterange(said_on, "until") with &&)`)
@Check('not_here_until_after', '"until" >= said_on')
export class NotHere {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Index('not_here_seat') @Column('uuid') seatId: string;

  @Field(() => Seat, { description: 'The seat whose sector does not exist here.' }) @ManyToOne(() => Seat, (seat) => seat.notHeres, { nullable: false }) seat: Relation<Seat>;

  @Field(() => String, { description: 'Who said so.' }) @Column('text') saidBy: string;

  @Field(() => LocalDate, { description: 'When they said so.' }) @Column('date') saidOn: string;

  @Field(() => LocalDate, { nullable: true, description: 'The first day on which it was no longer so.' }) @Column('date', { nullable: true }) until: string | null;

  @Column('uuid', { nullable: true }) recordedById: string | null;
}

keepsAbout({ entity: NotHere, by: 'recordedById', onErase: 'KEEP' });
// that it was said stays, and since when; who said it goes
forgetsTraces(`update not_here set said_by = 'Somebody who was erased' where $1::uuid[] is not null and $2::text[] is not null and ${namesThem('said_by')}`);
