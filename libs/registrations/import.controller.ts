import type { Readable } from 'node:stream';
import { type Actor, AppError, CurrentActor, type FastifyReply, type FastifyRequest, Requires } from '#platform';
import { inert } from '#records';
import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { MOST } from './import-file.policy.js';
import { ImportQueries } from './import.queries.js';
import { ImportService } from './import.service.js';

const TOO_LARGE = `This file is larger than ${MOST.bytes / 1024 / 1024} MB. Please part it and upload one part after the other.`;

/** Where files of registrations come in, and refused rows go out again to be corrected. */
@Controller('imports')
export class ImportController {
  constructor(
    private readonly service: ImportService,
    private readonly queries: ImportQueries,
  ) {}

  @Requires('registration.import')
  @Post()
  @HttpCode(201)
  async upload(@CurrentActor() actor: Actor, @Query('name') name: unknown, @Req() request: FastifyRequest): Promise<{ id: string }> {
    return { id: await this.service.upload(actor, typeof name === 'string' ? name : '', await bytesOf(request)) };
  }

  /** Refused rows as they came, with the reasons in a column of their own. */
  @Requires('registration.import')
  @Get(':id/refused.csv')
  async refused(@CurrentActor() actor: Actor, @Param('id', new ParseUUIDPipe({ exceptionFactory: () => new AppError('NOT_FOUND', 'There is no page at this address.') })) id: string, @Res() reply: FastifyReply): Promise<void> {
    const { columns, fileName } = await this.service.mustSee(actor, id);
    const lines = [csv([[...columns.map((column) => column.name), 'Why it was refused']])];
    for (let line = 0, rows = await this.queries.refused(id, line); rows.length; line = rows.at(-1)!.line, rows = await this.queries.refused(id, line))
      lines.push(csv(rows.map(({ cells, says }) => [...columns.map((_, at) => cells[at] ?? ''), says.join(' ')])));
    const name = `refused-${fileName.replace(/\.[^.]*$/, '').replace(/[^A-Za-z0-9 ._-]+/g, '-')}.csv`;
    // the mark tells spreadsheets that this is UTF-8
    await reply.headers({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` }).send(`\ufeff${lines.join('')}`);
  }
}

/** Cells that a spreadsheet would run as a formula get an apostrophe (promise A7). */
const csv = (rows: string[][]): string => stringify(rows, { escape_formulas: true, cast: { string: inert }, record_delimiter: '\r\n' });

/** The bytes of a file, read only now that its sender may send it, and no more of them than a file may have. */
async function bytesOf(request: FastifyRequest): Promise<Buffer> {
  const body = request.body as Readable | null | undefined;
  if (!body || typeof body.pipe !== 'function') throw new AppError('BAD_INPUT', 'Please upload a CSV file.');
  if (Number(request.headers['content-length'] ?? 0) > MOST.bytes) throw new AppError('BAD_INPUT', TOO_LARGE);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST.bytes) throw new AppError('BAD_INPUT', TOO_LARGE);
    chunks.push(chunk);
  }
  if (!size) throw new AppError('BAD_INPUT', 'This file is empty. Please pick another one.');
  return Buffer.concat(chunks);
}
