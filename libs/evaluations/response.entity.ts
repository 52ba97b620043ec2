import { ContactText } from '#delivery';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { QuestionKind } from './question.entity.js';

@ObjectType({ description: 'How many people fit an audience, and by which ways they can be reached.' })
export class AudienceCount {
  @Field(() => Int, { description: 'How many people fit.' }) people: number;
  @Field(() => Int, { description: 'How many of them may be written to by email.' }) byEmail: number;
  @Field(() => Int, { description: 'How many of them may be phoned.' }) byPhone: number;
  @Field(() => Int, { description: 'How many of them may be reached by post.' }) byPost: number;
  @Field(() => Int, { description: 'How many of them can be reached by none of these.' }) byNothing: number;
}

@ObjectType({ description: 'An evaluation as its reader will see it.' })
export class EvaluationPreview {
  @Field(() => String, { description: 'The subject of the email.' }) subject: string;
  @Field(() => String, { description: 'The email as HTML.' }) html: string;
  @Field(() => String, { description: 'The email as plain text.' }) text: string;
  @Field(() => String, { description: 'The page behind its answers, as HTML: the first question alone.' }) page: string;
  @Field(() => String, { description: 'The same page with all questions at once, as HTML.' }) whole: string;
  @Field(() => String, { nullable: true, description: 'Of a step by post: the side of its card with the text, as an SVG picture. Its code leads nowhere.' }) card: string | null;
  @Field(() => String, { nullable: true, description: 'Of a step by post: why its card could not be printed, in a sentence.' }) cardFault: string | null;
}

@ObjectType({ description: 'How many answered after a step.' })
export class StepResponse {
  @Field(() => Int, { description: 'The place of the step; 0 for before any.' }) position: number;
  @Field(() => String, { description: 'The step in words, such as Email on day 7.' }) label: string;
  @Field(() => Int, { description: 'For how many people it was handed on.' }) handed: number;
  @Field(() => Int, { nullable: true, description: 'How many answered after it and before the next; none where the number is too small to show.' }) answered: number | null;
}

@ObjectType({ description: 'One line of a response table.' })
export class ResponseCell {
  @Field(() => String, { description: 'What these people have in common, such as Northwest.' }) label: string;
  @Field(() => Int, { description: 'How many of them are asked.' }) invited: number;
  @Field(() => Int, { nullable: true, description: 'How many of them answered; none where it is hidden.' }) answered: number | null;
  @Field(() => Int, { nullable: true, description: 'How many of them are missing; none where it is hidden.' }) missing: number | null;
  @Field(() => Boolean, { description: 'Whether it is hidden, being small or telling a small one.' }) hidden: boolean;
}

@ObjectType({ description: 'The lines of a response table about one thing.' })
export class ResponseGroup {
  @Field(() => String, { description: 'What it is about, such as Region.' }) title: string;
  @Field(() => [ResponseCell], { description: 'Its lines, in their order.' }) cells: ResponseCell[];
}

@ObjectType({ description: 'Who answered, counted; nobody by name.' })
export class EvaluationResponse {
  @Field(() => Int, { description: 'How many people are asked, those credited for feedback in the room left out.' }) invited: number;
  @Field(() => Int, { description: 'How many answered.' }) answered: number;
  @Field(() => Int, { description: 'How many gave their feedback in the room: they are only thanked.' }) credited: number;
  @Field(() => Int, { description: 'How many said that it is not for them, or have left.' }) declined: number;
  @Field(() => Int, { description: 'How many are still silent.' }) silent: number;
  @Field(() => Int, { description: 'How many of all who were asked no email reaches, whether they answered or not.' }) noEmail: number;
  @Field(() => Int, { description: 'How many answers wait sealed: they are opened five or more at a time, none of them on its day, and five are kept back until it is closed.' }) waiting: number;
  @Field(() => Boolean, { description: 'Whether answers wait that cannot be opened, since the key is not in its folder.' }) keyMissing: boolean;
  @Field(() => [StepResponse], { description: 'By step of the contact plan.' }) steps: StepResponse[];
  @Field(() => [ResponseGroup], { description: 'By region and by primary role, with small numbers hidden.' }) groups: ResponseGroup[];
}

@ObjectType({ description: 'How many chose one answer.' })
export class AnswerCount {
  @Field(() => String, { description: 'Its key, as in the export.' }) key: string;
  @Field(() => String, { description: 'The answer in words.' }) label: string;
  @Field(() => Int, { description: 'How many chose it.' }) n: number;
}

@ObjectType({ description: 'What was answered to one question, over all opened answers.' })
export class QuestionResult {
  @Field(() => ID, { description: 'The key of the question.' }) key: string;
  @Field(() => QuestionKind, { description: 'How it is answered.' }) kind: QuestionKind;
  @Field(() => String, { description: 'The question in the main language.' }) label: string;
  @Field(() => Int, { description: 'How many answered it.' }) n: number;
  @Field(() => [AnswerCount], { description: 'What was chosen how often; none for texts.' }) counts: AnswerCount[];
  @Field(() => [String], { description: 'Texts as they were written, in no order.' }) sayings: string[];
}

@ObjectType({ description: 'Somebody who is still silent and may be phoned.' })
export class PhoneListEntry {
  @Field(() => ID, { description: 'Who.' }) memberId: string;
  @Field(() => String, { description: 'Their name.' }) name: string;
  @Field(() => String, { description: 'Their number.' }) phone: string;
  @Field(() => String, { description: 'The page on which their answers are keyed in, as a path.' }) answerPath: string;
  @Field(() => Boolean, { description: 'Whether they asked to be phoned again, or nobody was there.' }) callBack: boolean;
}

@ObjectType({ description: 'People to phone for one evaluation: names and numbers of the silent, nothing else.' })
export class PhoneList {
  @Field(() => ID, { description: 'The evaluation.' }) evaluationId: string;
  @Field(() => String, { description: 'What it is called.' }) title: string;
  @Field(() => [ContactText], { description: 'What callers say, in each language: the text of the phone step that came last.' }) texts: ContactText[];
  @Field(() => [PhoneListEntry], { description: 'Whom to phone, by name.' }) people: PhoneListEntry[];
}

@ObjectType({ description: 'Who was credited from a list.' })
export class Credited {
  @Field(() => Int, { description: 'How many of those asked are on it: each is thanked once and asked no more, whether or not they had answered.' }) credited: number;
  @Field(() => [String], { description: 'Lines that fit nobody who is asked, or more than one.' }) unknown: string[];
}
