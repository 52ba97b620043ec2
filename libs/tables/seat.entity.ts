import { Sector } from '#people';
import { constraintSays, LocalDate, members, Visible } from '#platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Holding } from './holding.entity.js';
import { Loan } from './loan.entity.js';
import { NotHere } from './not-here.entity.js';
import { Offer } from './offer.entity.js';
import { Table } from './table.entity.js';

constraintSays({ seat_once: 'This table has a seat for that sector already.' });

/** A sector's place at a table. It outlives its holders. */
@Visible({ rows: members, order: (r, to) => `${to('sector')}.position, ${r}.id` })
@ObjectType({ description: "A sector's place at a table. It outlives its holders." })
@Entity()
@Index('seat_once', ['tableId', 'sectorId'], { unique: true })
export class Seat {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Column('uuid') tableId: string;

  @Field(() => Table, { description: 'The table it stands at.' }) @ManyToOne(() => Table, (table) => table.seats, { nullable: false }) table: Relation<Table>;

  @Index('seat_sector') @Column('uuid') sectorId: string;

  @Field(() => Sector, { description: 'The sector it is for.' }) @ManyToOne(() => Sector, { nullable: false }) sector: Relation<Sector>;

  @Field(() => LocalDate, { description: 'The day it was set at the table.' }) @Column('date') openedOn: string;

  @Field(() => [Holding], { description: 'Who holds it and who held it, newest first.' }) @OneToMany(() => Holding, (holding) => holding.seat) holdings: Relation<Holding>[];

  @Field(() => [Loan], { description: 'When it is or was served from another table, newest first.' }) @OneToMany(() => Loan, (loan) => loan.seat) loans: Relation<Loan>[];

  @Field(() => [NotHere], { description: 'When its sector did not exist here, newest first.' }) @OneToMany(() => NotHere, (notHere) => notHere.seat) notHeres: Relation<NotHere>[];

  @Field(() => [Offer], { description: 'To whom it was offered, newest first.' }) @OneToMany(() => Offer, (offer) => offer.seat) offers: Relation<Offer>[];
}
