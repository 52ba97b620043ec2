import { LocalDate } from '#platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'One line of a participation table.' })
export class ParticipationCell {
  @Field(() => String, { description: 'What these people have in common, such as Northwest.' }) label: string;
  @Field(() => Int, { nullable: true, description: 'How many they are; none where it is hidden.' }) n: number | null;
  @Field(() => Int, { nullable: true, description: 'Their share of all in whole percent; none where it is hidden.' }) percent: number | null;
  @Field(() => Boolean, { description: 'Whether it is hidden, being small or telling a small one.' }) hidden: boolean;
}

@ObjectType({ description: 'The lines of a participation table about one thing.' })
export class ParticipationGroup {
  @Field(() => String, { description: 'What it is about, such as Region.' }) title: string;
  @Field(() => [ParticipationCell], { description: 'Its lines, in their order.' }) cells: ParticipationCell[];
}

/** Not a row of ours: what the registrations of a list come to, for whoever asks. */
@ObjectType({ description: 'How many people of which region and role are on a list, with small cells hidden from those who may not see its people.' })
export class Participation {
  @Field(() => ID, { description: 'The list.' }) listId: string;
  @Field(() => String, { description: 'The name of the list.' }) name: string;
  @Field(() => LocalDate, { nullable: true, description: 'The day the list is about, where there is one.' }) heldOn: string | null;
  @Field(() => LocalDate, { description: 'The day on which it stood like this.' }) asOf: string;
  @Field(() => Int, { nullable: true, description: 'How many people are on the list; none where it is hidden.' }) total: number | null;
  @Field(() => Int, { description: 'The smallest number that is shown to you; 0 when all are.' }) leastShown: number;
  @Field(() => [ParticipationGroup], { description: 'By region and by primary role.' }) groups: ParticipationGroup[];
  @Field(() => [String], { description: 'What does not add up, in sentences.' }) faults: string[];
}
