import { Id, OutboxState, PageArgs, Text } from '#platform';
import { LANGUAGE_TAG, PrimaryRole } from '#people';
import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsEnum, IsOptional, IsUUID, Matches } from 'class-validator';

/** The id of the one campaign or suppression a caller means. */
@ArgsType()
export class MailArgs {
  @Field(() => ID, { description: 'Its id.' }) @IsUUID('all', { message: 'This link does not lead anywhere. Please start from the list.' }) id: string;
}

@ArgsType()
export class DeliveriesArgs extends PageArgs {
  @Id('the campaign') campaignId: string;

  @Field(() => OutboxState, { nullable: true, description: 'Only those in this state.' }) @IsOptional() @IsEnum(OutboxState, { message: 'Please pick a state from the list.' }) state?: OutboxState | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that came back.' }) @IsOptional() @IsBoolean() bounced?: boolean | null;
}

@ArgsType()
export class DecideArgs {
  @Id('the campaign') campaignId: string;

  @Field(() => [ID], { nullable: true, description: 'Which letters; all that wait for a person when none are named.' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1, { message: 'Please pick at least one letter.' })
  @ArrayMaxSize(1000, { message: 'Please pick at most 1,000 letters at a time.' })
  @IsUUID('all', { each: true, message: 'Please pick the letters from the list.' })
  ids?: string[] | null;
}

@ArgsType()
export class SingleDeliveriesArgs extends PageArgs {
  @Field(() => OutboxState, { nullable: true, description: 'Only those in this state.' }) @IsOptional() @IsEnum(OutboxState, { message: 'Please pick a state from the list.' }) state?: OutboxState | null;
}

@ArgsType()
export class DecideSinglesArgs {
  @Field(() => [ID], { description: 'Which letters.' })
  @IsArray()
  @ArrayMinSize(1, { message: 'Please pick at least one letter.' })
  @ArrayMaxSize(1000, { message: 'Please pick at most 1,000 letters at a time.' })
  @IsUUID('all', { each: true, message: 'Please pick the letters from the list.' })
  ids: string[];
}

@InputType({ description: 'To whom an announcement goes: whoever fits every line that says something.' })
export class AudienceInput {
  @Id('people who hold a seat at one of these tables', { optional: true, many: true }) tableIds?: string[] | null;
  @Id('people on one of these registration lists', { optional: true, many: true }) listIds?: string[] | null;
  @Id('people of these sectors', { optional: true, many: true }) sectorIds?: string[] | null;
  @Id('people of these regions', { optional: true, many: true }) regionIds?: string[] | null;

  @Field(() => [PrimaryRole], { nullable: true, description: 'People with one of these primary roles.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20, { message: 'Please pick at most 20 roles.' })
  @IsEnum(PrimaryRole, { each: true, message: 'Please pick the roles from the list.' })
  roles?: PrimaryRole[] | null;

  @Field(() => [ID], { nullable: true, description: 'Of these people only.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20_000, { message: 'Please pick at most 20,000 people.' })
  @IsUUID('all', { each: true, message: 'Please pick the people from the list.' })
  memberIds?: string[] | null;
}

@ArgsType()
export class AudienceArgs {
  @Field(() => AudienceInput, { description: 'Whom it is about.' }) audience: AudienceInput;
  @Id('the table it is from; none for the whole network', { optional: true }) tableId?: string | null;
}

@InputType({ description: 'Something to say to many.' })
export class AnnouncementInput {
  /** Made by the page when it opens: pressing Send twice sends once. */
  @Id('a key that is new for each announcement') key: string;
  @Text('the subject', 100) subject: string;
  @Text('the text', 10_000, { lines: true }) body: string;

  @Field(() => String, { nullable: true, description: 'The language of the text as a BCP 47 tag; English unless said otherwise.' })
  @IsOptional()
  @Matches(LANGUAGE_TAG, { message: 'Please write a language tag like crx or fr.' })
  lang?: string | null;

  @Id('the table it is from; none for the whole network', { optional: true }) tableId?: string | null;
  @Field(() => AudienceInput, { description: 'To whom it goes.' }) audience: AudienceInput;
}
