import { ContactChannel, ContactText } from '#delivery';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum QuestionKind {
  CHOICE = 'CHOICE',
  SEVERAL = 'SEVERAL',
  SCALE = 'SCALE',
  STARS = 'STARS',
  YES_NO = 'YES_NO',
  SHORT_TEXT = 'SHORT_TEXT',
  LONG_TEXT = 'LONG_TEXT',
}
registerEnumType(QuestionKind, {
  name: 'QuestionKind',
  description: 'How a question is answered.',
  valuesMap: {
    CHOICE: { description: 'One of several options.' },
    SEVERAL: { description: 'Any number of the options.' },
    SCALE: { description: 'A number from 1 upwards, with words at both ends.' },
    STARS: { description: 'One to five stars.' },
    YES_NO: { description: 'Yes or no.' },
    SHORT_TEXT: { description: 'A line of text.' },
    LONG_TEXT: { description: 'A few sentences.' },
  },
});

/** A text in one language. */
@ObjectType({ description: 'A text in one language.' })
export class Words {
  @Field(() => String, { description: 'Its language, as a tag such as en or crx.' }) lang: string;
  @Field(() => String, { description: 'The text.' }) text: string;
}

/** One option of a question. */
@ObjectType({ description: 'One option of a question.' })
export class QuestionOption {
  @Field(() => ID, { description: 'Its key, unique in its question.' }) key: string;
  @Field(() => [Words], { description: 'What it says, in each language.' }) label: Words[];
}

/** One question of an evaluation. None must be answered: the first alone is an answer. */
@ObjectType({ description: 'One question of an evaluation. None must be answered: the first alone is an answer.' })
export class Question {
  @Field(() => ID, { description: 'Its key, unique in its evaluation.' }) key: string;
  @Field(() => QuestionKind, { description: 'How it is answered.' }) kind: QuestionKind;
  @Field(() => [Words], { description: 'What it asks, in each language.' }) label: Words[];
  @Field(() => [QuestionOption], { description: 'Its options; none for a scale, stars, yes or no, and texts.' }) options: QuestionOption[];
  @Field(() => Int, { nullable: true, description: 'Of a scale: its highest number, from 3 to 11.' }) highest: number | null;
  @Field(() => [Words], { description: 'Of a scale: what 1 means, in each language.' }) low: Words[];
  @Field(() => [Words], { description: 'Of a scale: what the highest number means, in each language.' }) high: Words[];
}

/** One step of the plan that comes with a template. */
@ObjectType({ description: 'One step of the contact plan that comes with a template.' })
export class SuggestedStep {
  @Field(() => ContactChannel, { description: 'By which way.' }) channel: ContactChannel;
  @Field(() => Boolean, { description: 'Whether it only tells that we shall ask.' }) notice: boolean;
  @Field(() => Int, { description: 'How many days after day 0.' }) dayOffset: number;
  @Field(() => Int, { description: 'At which hour of that day, Pacific Time.' }) hour: number;
  @Field(() => [ContactText], { description: 'What it says, in each language.' }) texts: ContactText[];
}

/** An evaluation ready to be taken up and changed. */
@ObjectType({ description: 'An evaluation ready to be taken up and changed.' })
export class EvaluationTemplate {
  @Field(() => ID, { description: 'Its key.' }) key: string;
  @Field(() => String, { description: 'What it is called.' }) name: string;
  @Field(() => String, { description: 'What it is for, in a sentence.' }) why: string;
  @Field(() => [Words], { description: 'What people read first, in each language.' }) intro: Words[];
  @Field(() => [Question], { description: 'Its questions, in their order.' }) questions: Question[];
  @Field(() => [SuggestedStep], { description: 'The steps by which people are best asked.' }) steps: SuggestedStep[];
}
