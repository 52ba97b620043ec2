import { Readable } from 'node:stream';
import { Clock, Requires } from '#platform';
import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { monthIn } from './paper.policy.js';
import { PaperService } from './paper.service.js';

/** The monthly letters to print, for an admin. Looking at them changes nothing. */
@Controller('letters/paper/:file')
export class PaperController {
  constructor(
    private readonly paper: PaperService,
    private readonly clock: Clock,
  ) {}

  @Requires('mail.manage')
  @Get()
  @Header('cache-control', 'no-store')
  file(@Param('file') file: string): StreamableFile {
    const month = monthIn(file, this.clock.today());
    return new StreamableFile(Readable.from(this.paper.letters(month)), { type: 'application/pdf', disposition: `inline; filename="letters-${month}.pdf"` });
  }
}
