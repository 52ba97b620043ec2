import { constraintSays, LocalDate, members, Visible } from '#platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, Exclusion, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Seat } from './seat.entity.js';

constraintSays({
  loan_no_overlap: 'This seat is served from elsewhere in that time already. End that first.',
  loan_until_after: 'This ends on or after the day it began. Please pick a later day.',
  loan_not_itself: 'A seat cannot be served from itself. Pick a seat at another table.',
});

/** A seat served by the holder of a seat at another table: that seat is lent. */
@Visible({ rows: members, order: (r) => `${r}."from" desc, ${r}.id` })
@ObjectType({ description: 'A seat served by the holder of a seat at another table.' })
@Entity()
@Exclusion('loan_no_overlap', `using gist (seat_id with =, daterange("from", "until") with &&)`)
@Check('loan_until_after', '"until" >= "from"')
@Check('loan_not_itself', 'seat_id <> lender_id')
export class Loan {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Index('loan_seat') @Column('uuid') seatId: string;

  @Field(() => Seat, { description: 'The seat that is served from elsewhere.' }) @ManyToOne(() => Seat, (seat) => seat.loans, { nullable: false }) seat: Relation<Seat>;

  @Index('loan_lender') @Column('uuid') lenderId: string;

  @Field(() => Seat, { description: 'The seat at another table whose holder serves it.' }) @ManyToOne(() => Seat, { nullable: false }) lender: Relation<Seat>;

  @Field(() => LocalDate, { description: 'The first day.' }) @Column('date') from: string;

  @Field(() => LocalDate, { nullable: true, description: 'The first day on which it was no longer so.' }) @Column('date', { nullable: true }) until: string | null;
}
