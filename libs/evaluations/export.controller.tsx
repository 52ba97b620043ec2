import { type Actor, AppError, Clock, CurrentActor, type FastifyReply, html, Requires } from '#platform';
import { LEAST_SHOWN } from '#registrations';
import { Controller, Get, Header, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { Readable } from 'node:stream';
import { EvaluationState } from './evaluation.entity.js';
import { EvaluationService } from './evaluation.service.js';
import { AnswerExport } from './export.service.js';
import { ReportPage, SheetPage } from './pages/report.page.js';
import { languageFor } from './question.policy.js';
import { ResponseService } from './response.service.js';

const HTML = 'text/html; charset=utf-8';

/** What leaves the house about an evaluation, for admins: files, a page for a funder, a paper sheet, the recovery copy of the key. */
@Controller('exports/evaluations/:id')
export class EvaluationExportController {
  constructor(
    private readonly files: AnswerExport,
    private readonly evaluations: EvaluationService,
    private readonly responses: ResponseService,
    private readonly clock: Clock,
  ) {}

  @Requires('evaluation.manage')
  @Get('answers.csv')
  async answers(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, 'answers', await this.files.answers(known(id)));
  }

  @Requires('evaluation.manage')
  @Get('texts.csv')
  async texts(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, 'texts', await this.files.texts(known(id)));
  }

  @Requires('evaluation.manage')
  @Get('codebook.csv')
  async codebook(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, 'codebook', await this.files.codebook(known(id)));
  }

  /**
   * One page to print: contacts, response, who is missing; numbers from ten, as for everybody outside. Only of an evaluation
   * that is closed: of two pages from two days the difference would tell who answered between them.
   */
  @Requires('evaluation.manage')
  @Get('report')
  @Header('content-type', HTML)
  async report(@Param('id') id: string): Promise<string> {
    const around = await this.files.page(known(id));
    if (around.evaluation.state !== EvaluationState.CLOSED) throw new AppError('CONFLICT', 'This page can be printed once the evaluation is closed. Until then its numbers change, and two pages together could tell who answered.');
    return html(<ReportPage {...around} response={await this.responses.response(id, LEAST_SHOWN.PUBLIC)} today={this.clock.today()} />);
  }

  /** The questions on paper. What is written there is keyed in at /e, by the code on the person's card or letter. */
  @Requires('evaluation.manage')
  @Get('sheet')
  @Header('content-type', HTML)
  async sheet(@Param('id') id: string, @Query('lang') wanted: unknown): Promise<string> {
    const around = await this.files.page(known(id));
    return html(<SheetPage {...around} lang={languageFor(around.evaluation.languages, [typeof wanted === 'string' ? wanted : null])} />);
  }

  /**
   * Hands out the recovery copy, and writes down that it was, once it went: the file ends when that stands. A POST: a link
   * that is opened in passing must not count as safe hands, nor must a download that broke off.
   */
  @Requires('evaluation.manage')
  @Post('recovery-key')
  @HttpCode(200)
  async recoveryKey(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const key = await this.evaluations.recoveryKey(known(id));
    const { evaluations } = this;
    async function* file(): AsyncGenerator<string> {
      yield key;
      if (!reply.raw.destroyed) await evaluations.keySaved(actor, id);
    }
    await reply.header('content-disposition', `attachment; filename="evaluation-${id.toLowerCase()}.pem"`).header('cache-control', 'no-store').type('application/x-pem-file').send(Readable.from(file()));
  }

  private async send(reply: FastifyReply, what: string, file: Readable): Promise<void> {
    await reply.header('content-disposition', `attachment; filename="${what}-${this.clock.today()}.csv"`).header('cache-control', 'no-store').type('text/csv; charset=utf-8').send(file);
  }
}

function known(id: string): string {
  if (!isUUID(id)) throw new AppError('NOT_FOUND', 'There is no such evaluation. Please start from the evaluations.');
  return id;
}
