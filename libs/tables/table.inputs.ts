import { Id, LocalDate, Text } from '#platform';
import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { EndReason } from './holding.entity.js';
import { TableKind } from './table.entity.js';

/** The id of the one thing a caller means. */
@ArgsType()
export class OneArgs {
  @Field(() => ID, { description: 'Its id.' }) @IsUUID('all', { message: 'This link does not lead anywhere. Please start from the tables.' }) id: string;
}

@ArgsType()
export class EndArgs extends OneArgs {
  @Field(() => LocalDate, { description: 'The first day on which it is no longer so.' }) until: string;
}

@ArgsType()
export class CloseTableArgs extends OneArgs {
  @Field(() => LocalDate, { description: 'The day it closes.' }) on: string;
}

@ArgsType()
export class AddSeatsArgs {
  @Id('the table') tableId: string;
  @Id('the sectors that get a seat', { many: true }) sectorIds: string[];
}

@ArgsType()
export class AnswerOfferArgs extends OneArgs {
  @Field(() => Boolean, { description: 'True for yes, false for no thanks.' }) accept: boolean;
}

@InputType({ description: 'What is known of a table.' })
export class TableInput {
  @Field(() => TableKind, { description: 'Regional or local.' }) kind: TableKind;
  @Text('the name of the table', 120) name: string;
  @Id('the community it serves', { optional: true }) communityId?: string | null;
  @Field(() => LocalDate, { description: 'The day it began.' }) foundedOn: string;
}

@InputType({ description: 'Who takes a seat, and from when.' })
export class SeatMemberInput {
  @Id('the seat') seatId: string;
  @Id('the member who takes it') memberId: string;
  @Field(() => LocalDate, { description: 'The first day.' }) from: string;
}

@InputType({ description: 'When and why somebody left a seat.' })
export class EndHoldingInput {
  @Id('the holding that ends') holdingId: string;
  @Field(() => LocalDate, { description: 'The first day on which they no longer hold it.' }) until: string;
  @Field(() => EndReason, { description: 'Why it ends.' }) reason: EndReason;
  @Text('a note for those who run the table', 500, { optional: true, lines: true }) note?: string | null;
}

@InputType({ description: 'From which other table a seat is served, and from when.' })
export class LendSeatInput {
  @Id('the seat that is served') seatId: string;
  @Id('the seat at another table whose holder serves it') lenderSeatId: string;
  @Field(() => LocalDate, { description: 'The first day.' }) from: string;
}

@InputType({ description: 'Who said that a sector does not exist here, and when.' })
export class NotHereInput {
  @Id('the seat whose sector does not exist here') seatId: string;
  @Text('who said so', 200) saidBy: string;
  @Field(() => LocalDate, { description: 'When they said so.' }) saidOn: string;
}

@InputType({ description: 'To whom a seat is offered by letter.' })
export class OfferSeatInput {
  @Id('the seat on offer') seatId: string;
  @Id('the member it is offered to') memberId: string;
  @Text('a personal line for the letter', 500, { optional: true, lines: true }) note?: string | null;
}
