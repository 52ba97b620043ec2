import { ContactChannel } from '#delivery';
import { PrimaryRole } from '#people';
import { Id, LocalDate, Text } from '#platform';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsEnum, IsInt, IsOptional, IsUUID, Matches, Max, Min, ValidateNested } from 'class-validator';
import { CallOutcome } from './invitation.entity.js';
import { QuestionKind } from './question.entity.js';

/** A list of inputs, each checked, with a bound that has a sentence. */
const Many = (of: () => new () => object, what: string, most: number, description: string): PropertyDecorator => (target, name) => {
  Field(() => [of()], { description })(target, name);
  IsArray()(target, name);
  ArrayMaxSize(most, { message: `Please keep to at most ${most} ${what}.` })(target, name);
  ValidateNested({ each: true })(target, name);
  Type(of)(target, name);
};
const Whole = (least: number, most: number, description: string, sentence: string, optional = false): PropertyDecorator => (target, name) => {
  Field(() => Int, { nullable: optional, description })(target, name as string);
  if (optional) IsOptional()(target, name);
  IsInt({ message: sentence })(target, name);
  Min(least, { message: sentence })(target, name);
  Max(most, { message: sentence })(target, name);
};
const LANG = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
const Lang = (): PropertyDecorator => (target, name) => {
  Field(() => String, { description: 'Its language, as a tag such as en or crx.' })(target, name);
  Matches(LANG, { message: 'Please pick the language from the list.' })(target, name);
};

@InputType({ description: 'A text in one language.' })
export class WordsInput {
  @Lang() lang: string;
  @Text('the text', 600, { lines: true }) text: string;
}

@InputType({ description: 'One option of a question.' })
export class QuestionOptionInput {
  @Text('a key for the option', 20) key: string;
  @Many(() => WordsInput, 'languages', 10, 'What it says, in each language.') label: WordsInput[];
}

@InputType({ description: 'One question of an evaluation.' })
export class QuestionInput {
  @Text('a key for the question', 20) key: string;
  @Field(() => QuestionKind, { description: 'How it is answered.' }) @IsEnum(QuestionKind, { message: 'Please pick a kind from the list.' }) kind: QuestionKind;
  @Many(() => WordsInput, 'languages', 10, 'What it asks, in each language.') label: WordsInput[];
  @Many(() => QuestionOptionInput, 'options', 12, 'Its options; none unless it is a choice of one or several.') options: QuestionOptionInput[];
  @Whole(3, 11, 'Of a scale: its highest number, from 3 to 11.', 'A scale goes up to a number from 3 to 11.', true) highest?: number | null;
  @Many(() => WordsInput, 'languages', 10, 'Of a scale: what 1 means, in each language.') low: WordsInput[];
  @Many(() => WordsInput, 'languages', 10, 'Of a scale: what the highest number means, in each language.') high: WordsInput[];
}

@InputType('EvaluationAudienceInput', { description: 'Whom an evaluation is for: whoever fits every line that says something.' })
export class EvaluationAudienceInput {
  @Field(() => ID, { nullable: true, description: 'People on this list of registrations.' }) @IsOptional() @IsUUID('all', { message: 'Please pick the list from the list.' }) listId?: string | null;
  @Id('people who hold a seat at one of these tables', { optional: true, many: true }) tableIds?: string[] | null;
  @Id('people of these regions', { optional: true, many: true }) regionIds?: string[] | null;
  @Id('people of these sectors', { optional: true, many: true }) sectorIds?: string[] | null;
  @Field(() => [PrimaryRole], { nullable: true, description: 'People with one of these primary roles.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20, { message: 'Please pick at most 20 roles.' })
  @IsEnum(PrimaryRole, { each: true, message: 'Please pick the roles from the list.' })
  roles?: PrimaryRole[] | null;
  @Field(() => [ID], { nullable: true, description: 'These people only.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20_000, { message: 'Please pick at most 20,000 people.' })
  @IsUUID('all', { each: true, message: 'Please pick the people from the list.' })
  memberIds?: string[] | null;
}

@InputType({ description: 'An evaluation to make, or to change when an id is given.' })
export class EvaluationInput {
  @Id('the evaluation', { optional: true }) id?: string | null;
  @Text('a name for the evaluation', 120) title: string;
  @Field(() => LocalDate, { nullable: true, description: 'The day of what it asks about.' }) @IsOptional() heldOn?: string | null;
  @Field(() => [String], { description: 'Its languages as tags, the main one first.' })
  @IsArray()
  @ArrayMinSize(1, { message: 'Please pick at least one language.' })
  @ArrayMaxSize(10, { message: 'Please pick at most ten languages.' })
  @Matches(LANG, { each: true, message: 'Please pick the languages from the list.' })
  languages: string[];
  @Many(() => WordsInput, 'languages', 10, 'What people read first, in each language.') intro: WordsInput[];
  @Many(() => QuestionInput, 'questions', 20, 'Its questions, in their order.') questions: QuestionInput[];
  @Field(() => EvaluationAudienceInput, { nullable: true, description: 'Whom it is for.' }) @IsOptional() @ValidateNested() @Type(() => EvaluationAudienceInput) audience?: EvaluationAudienceInput | null;
}

@InputType({ description: 'What a step says, in one language.' })
export class ContactTextInput {
  @Lang() lang: string;
  @Text('a subject', 100) subject: string;
  @Text('a text', 2000, { lines: true }) body: string;
}

@InputType({ description: 'One step of a contact plan.' })
export class ContactStepInput {
  @Field(() => ContactChannel, { description: 'By which way.' }) @IsEnum(ContactChannel, { message: 'Please pick email, phone or post.' }) channel: ContactChannel;
  @Field(() => Boolean, { description: 'Whether it only tells that we shall ask.' }) notice: boolean;
  @Whole(-60, 365, 'How many days after day 0; before it where negative.', 'A step is at most 60 days before day 0 and a year after it.') dayOffset: number;
  @Whole(0, 23, 'At which hour of that day, from 0 to 23, Pacific Time.', 'Please pick an hour from the list.') hour: number;
  @Many(() => ContactTextInput, 'languages', 10, 'What it says, in each language.') texts: ContactTextInput[];
}

@InputType({ description: 'The steps by which the people of an evaluation are asked, with their bounds.' })
export class ContactPlanInput {
  @Id('an evaluation') evaluationId: string;
  @Field(() => LocalDate, { description: 'Day 0, from which the steps are counted.' }) anchorOn: string;
  @Whole(1, 20, 'How often one person is contacted at most.', 'One person is contacted between 1 and 20 times at most.') mostContacts: number;
  @Whole(0, 10_000, 'What one card costs with its postage, in cents.', 'Please write what a card costs in cents, up to 10,000.') cardCents: number;
  @Whole(0, 100_000_000, 'What its cards may cost in all, in cents; none for no limit.', 'Please write the limit in cents.', true) mostPostCents?: number | null;
  @Many(() => ContactStepInput, 'steps', 12, 'Its steps, in their order.') steps: ContactStepInput[];
}

@InputType({ description: 'People whose feedback was taken in the room.' })
export class CreditInput {
  @Id('an evaluation') evaluationId: string;
  @Text('emails or names, one a line or as CSV', 200_000, { optional: true, lines: true }) people?: string | null;
  @Id('the table whose meeting it was', { optional: true }) tableId?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day of that meeting: whoever was there is credited.' }) @IsOptional() on?: string | null;
}

@InputType({ description: 'What was said and what was done about it, to all who were asked.' })
export class EvaluationNewsInput {
  @Id('an evaluation') evaluationId: string;
  /** Made by the page when it opens: pressing Send twice sends once. */
  @Id('a key that is new for each letter') key: string;
  @Text('the subject', 100) subject: string;
  @Text('what people said', 5000, { lines: true }) said: string;
  @Text('what was done about it', 5000, { lines: true }) did: string;
}

@ArgsType()
export class EvaluationArgs {
  @Field(() => ID, { description: 'Its id.' }) @IsUUID('all', { message: 'This link does not lead to an evaluation. Please start from the evaluations.' }) id: string;
}

@ArgsType()
export class OfEvaluationArgs {
  @Id('an evaluation') evaluationId: string;
}

@ArgsType()
export class PauseArgs extends EvaluationArgs {
  @Field(() => Boolean, { description: 'True to stop for now, false to go on.' }) paused: boolean;
}

@ArgsType()
export class CallersArgs extends OfEvaluationArgs {
  @Id('the volunteers', { many: true }) memberIds: string[];
}

@ArgsType()
export class MarkCallArgs extends OfEvaluationArgs {
  @Id('the person who was phoned') memberId: string;
  @Field(() => CallOutcome, { description: 'How it ended.' }) @IsEnum(CallOutcome, { message: 'Please pick an outcome from the list.' }) outcome: CallOutcome;
}

@ArgsType()
export class PreviewArgs extends OfEvaluationArgs {
  @Id('a step of its plan', { optional: true }) stepId?: string | null;
  @Field(() => String, { nullable: true, description: 'In which language; its main one without it.' }) @IsOptional() @Matches(LANG, { message: 'Please pick the language from the list.' }) lang?: string | null;
}
