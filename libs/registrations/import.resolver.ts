import { type Actor, CurrentActor, Reads, Requires } from '#platform';
import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Import } from './import.entity.js';
import { AnswerImportArgs, CommitImportArgs, ImportArgs, ImportQuestionsArgs, ImportRowsArgs, MapImportInput } from './import.inputs.js';
import { ImportQueries } from './import.queries.js';
import { ImportQuestionGroup, ImportRow, ImportRowConnection } from './import-row.entity.js';
import { ImportService } from './import.service.js';

@Resolver(() => Import)
export class ImportResolver {
  constructor(
    private readonly service: ImportService,
    private readonly queries: ImportQueries,
    private readonly reads: Reads,
  ) {}

  @Requires('registration.import')
  @Query(() => [Import], { description: 'Your imports, for admins everybody’s, the newest first; at most 50.' })
  imports(@CurrentActor() actor: Actor, @Info() info: GraphQLResolveInfo) {
    return this.reads.list(Import, actor, info, { limit: 50 });
  }

  @Requires('registration.import')
  @Query(() => Import, { name: 'import', nullable: true, description: 'One import.' })
  one(@CurrentActor() actor: Actor, @Args() { id }: ImportArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Import, actor, info, id);
  }

  @Requires('registration.import')
  @Query(() => ImportRowConnection, { description: 'The rows of an import by line, with what becomes of each.' })
  async importRows(@CurrentActor() actor: Actor, @Args() { importId, fate, ...page }: ImportRowsArgs, @Info() info: GraphQLResolveInfo) {
    return this.queries.withQuestions(
      await this.reads.pageOfRows(ImportRow, actor, info, page, 'line', (row, bind) => `${row}.import_id = ${bind(importId)}${fate ? ` and ${row}.fate = ${bind(fate)}` : ''}`),
    );
  }

  @Requires('registration.import')
  @Query(() => [ImportQuestionGroup], { description: 'What has to be decided in an import: what is open first, then by line.' })
  importQuestions(@CurrentActor() actor: Actor, @Args() { importId }: ImportQuestionsArgs) {
    return this.queries.questions(actor, importId);
  }

  @Requires('registration.import')
  @Mutation(() => Import, { description: 'Says what the columns hold, and works out the fate of each row. Nothing is written to the network.' })
  async mapImport(@CurrentActor() actor: Actor, @Args() { id }: ImportArgs, @Args('input') input: MapImportInput, @Info() info: GraphQLResolveInfo) {
    await this.service.map(actor, id, input);
    return this.reads.one(Import, actor, info, id);
  }

  @Requires('registration.import')
  @Mutation(() => Import, { description: 'Decides a question, for all rows that ask it or for one.' })
  async answerImport(@CurrentActor() actor: Actor, @Args() { id, key, choice, rowId }: AnswerImportArgs, @Info() info: GraphQLResolveInfo) {
    await this.service.answer(actor, id, key, choice, rowId ?? null);
    return this.reads.one(Import, actor, info, id);
  }

  @Requires('registration.import')
  @Mutation(() => Import, { description: 'Writes the rows, all of them or none.' })
  async commitImport(@CurrentActor() actor: Actor, @Args() { id, leaveOutOpen }: CommitImportArgs, @Info() info: GraphQLResolveInfo) {
    await this.service.commit(actor, id, !!leaveOutOpen);
    return this.reads.one(Import, actor, info, id);
  }

  @Requires('registration.import')
  @Mutation(() => Boolean, { description: 'Throws an import away, with its rows. What it has written stays.' })
  async dropImport(@CurrentActor() actor: Actor, @Args() { id }: ImportArgs): Promise<boolean> {
    await this.service.drop(actor, id);
    return true;
  }
}
