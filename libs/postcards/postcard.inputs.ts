import { Id, LocalDate, PageArgs, Text } from '#platform';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { PostcardState } from './postcard.entity.js';

/** The id of the one run or card a caller means. */
@ArgsType()
export class PostcardArgs {
  @Field(() => ID, { description: 'Its id.' }) @IsUUID('all', { message: 'This link does not lead anywhere. Please start from the list.' }) id: string;
}

@ArgsType()
export class PostcardsArgs extends PageArgs {
  @Id('the run') runId: string;

  @Field(() => PostcardState, { nullable: true, description: 'Only those in this state.' }) @IsOptional() @IsEnum(PostcardState, { message: 'Please pick a state from the list.' }) state?: PostcardState | null;
}

@ArgsType()
export class LockArgs extends PostcardArgs {
  @Field(() => Int, { description: 'How many cards the caller saw as ready.' }) @Min(1, { message: 'No card is ready to be locked.' }) cards: number;
}

@ArgsType()
export class PrintedArgs {
  @Text('what is printed on the card: its mark, its code, or what its QR holds', 500) printed: string;
}

@InputType({ description: 'What the cards of a run say.' })
export class CardTextInput {
  @Text('the heading', 120, { lines: true }) heading: string;
  @Text('the text', 1000, { lines: true }) body: string;
}

@InputType({ description: 'That a run was handed to the post.' })
export class PostingInput {
  @Field(() => LocalDate, { description: 'The day it was handed to the post.' }) postedOn: string;

  @Field(() => Int, { description: 'How many cards.' }) @Min(1, { message: 'Please write how many cards were posted.' }) count: number;

  @Field(() => Int, { description: 'What it cost in all, printing and postage, in cents.' })
  @Min(0, { message: 'Please write what it cost, or 0.' })
  @Max(100_000_000, { message: 'Please write at most a million dollars.' })
  costCents: number;

  @Field(() => Int, { description: 'About how many days the cards take to arrive.' })
  @Min(0, { message: 'Please write about how many days it takes.' })
  @Max(120, { message: 'Please write at most 120 days.' })
  leadDays: number;
}
