import { Id, LocalDate, PageArgs, Text } from '#platform';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, IsUUID, Length, Max, Min, ValidateNested } from 'class-validator';
import { ImportFate, ImportField } from './import.entity.js';

/** A file has at most so many columns. */
export const MOST_COLUMNS = 60;

@InputType({ description: 'What one column of the file holds.' })
export class ImportColumnInput {
  @Field(() => Int, { description: 'Its place in the file, from 0.' })
  @Min(0, { message: 'Columns count from 0.' })
  @Max(MOST_COLUMNS - 1, { message: 'This file has no such column.' })
  index: number;
  @Field(() => ImportField, { nullable: true, description: 'What it holds; none to leave it out.' }) @IsOptional() field?: ImportField | null;
}

@InputType({ description: 'What the columns of the file hold, and which list it makes.' })
export class MapImportInput {
  @Text('a name for the list', 120) listName: string;
  @Field(() => LocalDate, { nullable: true, description: 'The day the list is about.' }) @IsOptional() heldOn?: string | null;
  @Id('a table', { optional: true }) tableId?: string | null;
  @Field(() => [ImportColumnInput], { description: 'What each column holds. A column not named is left out.' })
  @ArrayMaxSize(MOST_COLUMNS, { message: `A file has at most ${MOST_COLUMNS} columns.` })
  @ValidateNested({ each: true })
  @Type(() => ImportColumnInput)
  fields: ImportColumnInput[];
  @Text('from where we know that they agreed to be written to', 200, { optional: true }) consentSource?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Since which day they agreed, where the file does not say.' }) @IsOptional() consentGivenOn?: string | null;
}

@ArgsType()
export class ImportArgs {
  @Field(() => ID, { description: 'Which import.' })
  @IsUUID('all', { message: 'This link is not complete. Please start from the list.' })
  id: string;
}

@ArgsType()
export class CommitImportArgs extends ImportArgs {
  @Field(() => Boolean, { nullable: true, description: 'Whether rows that still wait for a decision are left out.' }) @IsOptional() leaveOutOpen?: boolean | null;
}

@ArgsType()
export class AnswerImportArgs extends ImportArgs {
  @Field(() => String, { description: 'The key of the question.' }) @Length(1, 100, { message: 'Please pick the question from the list.' }) key: string;
  @Field(() => String, { description: 'The id of the choice.' }) @Length(1, 100, { message: 'Please pick one of the choices.' }) choice: string;
  @Id('the row, for a decision about this row alone', { optional: true }) rowId?: string | null;
}

@ArgsType()
export class ImportQuestionsArgs {
  @Id('the import') importId: string;
}

@ArgsType()
export class ImportRowsArgs extends PageArgs {
  @Id('the import') importId: string;
  @Field(() => ImportFate, { nullable: true, description: 'Only rows with this fate.' }) @IsOptional() fate?: ImportFate | null;
}
