import { type Actor, AppError, CurrentActor, Requires } from '#platform';
import { Controller, Get, Header, Param, ParseUUIDPipe } from '@nestjs/common';
import { PreviewService } from './preview.service.js';

/** A digest as a mail program shows it, to be put into a frame of ours: with its own styles, and nothing in it that runs or leads away. */
@Controller('letters/digest/:memberId')
export class PreviewController {
  constructor(private readonly previews: PreviewService) {}

  @Requires('mail.read')
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox")
  @Header('cache-control', 'no-store')
  async page(@CurrentActor() actor: Actor, @Param('memberId', new ParseUUIDPipe({ exceptionFactory: () => new AppError('NOT_FOUND', 'This link does not lead anywhere. Please start from the list.') })) memberId: string): Promise<string> {
    const { html } = await this.previews.of(actor, memberId);
    if (!html) throw new AppError('NOT_FOUND', 'There is nothing new for them now.');
    return html.replace(/(<a\b[^>]*?) href="[^"]*"/g, '$1'); // a page behind a link would not open in a frame
  }
}
