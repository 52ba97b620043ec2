import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { type Actor, AppError, CurrentActor, type FastifyReply, log, Requires } from '#platform';
import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { Format } from './layout.policy.js';
import { PrintService } from './print.service.js';

const NOT_THERE = 'There is no such file. Please start from the list of postcards.';
const id = new ParseUUIDPipe({ exceptionFactory: () => new AppError('NOT_FOUND', NOT_THERE) });

function formatOf(text: unknown): Format {
  const format = Object.values(Format).find((one) => one === (text ?? Format.SIX_BY_FOUR_AND_A_QUARTER));
  if (!format) throw new AppError('NOT_FOUND', NOT_THERE);
  return format;
}

/** What is printed: files of a locked run, and proofs of single cards. To look at them says nothing about anybody being written to. */
@Controller()
export class PostcardController {
  constructor(private readonly prints: PrintService) {}

  /**
   * The cards of a run, for a print shop or an office printer. They count as printed once the last byte has gone out. A POST: a
   * link that is opened in passing must neither count as printed nor refuse a card.
   */
  @Requires('postcard.manage')
  @Post('print/postcards/:id.pdf')
  @HttpCode(200)
  async file(@CurrentActor() actor: Actor, @Param('id', id) runId: string, @Query('format') said: unknown, @Res() reply: FastifyReply): Promise<void> {
    const format = formatOf(said);
    let begun = false;
    const hand = async (file: Readable) => {
      begun = true;
      void reply.headers({ 'content-disposition': `attachment; filename="postcards-${format}.pdf"`, 'cache-control': 'no-store' }).type('application/pdf').send(file);
      await finished(reply.raw);
    };
    try {
      await this.prints.print(actor, runId, format, hand);
    } catch (error) {
      if (!begun) throw error;
      log.warn({ runId, format }, 'a file of postcards did not go out whole: none is marked as printed');
    }
  }

  /** The same for a mail house that prints them itself. */
  @Requires('postcard.manage')
  @Get('exports/postcards/:id.csv')
  async list(@CurrentActor() actor: Actor, @Param('id', id) runId: string, @Res() reply: FastifyReply): Promise<void> {
    const list = await this.prints.list(actor, runId);
    await reply.headers({ 'content-disposition': 'attachment; filename="postcards.csv"', 'cache-control': 'no-store' }).type('text/csv; charset=utf-8').send(list);
  }

  /** One card as it would be printed now. */
  @Requires('postcard.manage')
  @Get('print/cards/:id.pdf')
  async proof(@CurrentActor() actor: Actor, @Param('id', id) cardId: string, @Query('format') format: unknown, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.prints.proofFile(actor, cardId, formatOf(format));
    await reply.headers({ 'content-disposition': 'inline; filename="proof.pdf"', 'cache-control': 'no-store' }).type('application/pdf').send(file);
  }

  /** One side of it as a picture: `front` with the text, `back` with the address. */
  @Requires('postcard.manage')
  @Get('print/cards/:id/:side.svg')
  async picture(@CurrentActor() actor: Actor, @Param('id', id) cardId: string, @Param('side') side: string, @Query('format') format: unknown, @Res() reply: FastifyReply): Promise<void> {
    if (side !== 'front' && side !== 'back') throw new AppError('NOT_FOUND', NOT_THERE);
    const picture = await this.prints.picture(actor, cardId, formatOf(format), side);
    await reply.headers({ 'cache-control': 'no-store' }).type('image/svg+xml').send(picture);
  }
}
