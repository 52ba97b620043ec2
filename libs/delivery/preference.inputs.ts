import { Id } from '#platform';
import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { IsInt, Length, Max, Min } from 'class-validator';
import { Rhythm } from './preference.entity.js';

@ArgsType()
export class PreferenceArgs {
  @Id('a member') memberId: string;
}

@InputType({ description: 'Which letters a member wants, and when.' })
export class PreferenceInput {
  @Field(() => Rhythm, { description: 'How often their digest comes.' }) digest: Rhythm;

  @Field(() => Int, { description: 'The hour it comes at, from 0 to 23.' })
  @IsInt({ message: 'Please pick an hour from the list.' })
  @Min(0, { message: 'Please pick an hour from the list.' })
  @Max(23, { message: 'Please pick an hour from the list.' })
  hour: number;

  @Field(() => Int, { description: 'The day of the week it comes on, from 1 for Monday to 7 for Sunday.' })
  @IsInt({ message: 'Please pick a day from the list.' })
  @Min(1, { message: 'Please pick a day from the list.' })
  @Max(7, { message: 'Please pick a day from the list.' })
  weekday: number;

  @Field(() => String, { description: 'Their time zone, such as America/Vancouver.' })
  @Length(1, 60, { message: 'Please pick a time zone from the list.' })
  zone: string;

  @Field(() => Boolean, { description: 'Whether they want announcements.' }) announcements: boolean;

  @Field(() => Boolean, { description: 'Whether they want no letters at all but those they ask for.' }) stop: boolean;
}
