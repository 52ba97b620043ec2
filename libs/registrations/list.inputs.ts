import { Id, LocalDate, PageArgs, Text } from '#platform';
import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';

/** The id of the one list a caller means. */
@ArgsType()
export class ListArgs {
  @Field(() => ID, { description: 'Its id.' }) @IsUUID('all', { message: 'This link does not lead to a list. Please start from the lists.' }) id: string;
}

@ArgsType()
export class ParticipationArgs {
  @Id('a list') listId: string;
}

@ArgsType()
export class RegistrationsArgs extends PageArgs {
  @Id('a list') listId: string;
}

@ArgsType()
export class PublishArgs extends ListArgs {
  @Field(() => Boolean, { description: 'True to show it to everybody, false to show it no more.' }) on: boolean;
}

@InputType({ description: 'A list of registrations to make, or to change when an id is given.' })
export class RegistrationListInput {
  @Id('the list', { optional: true }) id?: string | null;
  @Text('a name for the list', 120) name: string;
  @Field(() => LocalDate, { nullable: true, description: 'The day it is about, where there is one.' }) @IsOptional() heldOn?: string | null;
  @Id('the table it belongs to', { optional: true }) tableId?: string | null;
}
