import { Network } from '#people';
import { AppError, Db, html, Requires } from '#platform';
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { OfferService } from './offer.service.js';
import { AnsweredPage, OfferPage } from './pages/offer.page.js';

const HTML = 'text/html; charset=utf-8';

/** The pages behind the link in an offer. The signature says who may: no sign-in, no script. */
@Controller('o/:id/:signature')
export class OfferController {
  constructor(
    private readonly offers: OfferService,
    private readonly db: Db,
  ) {}

  @Requires('anyone')
  @Get()
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  async page(@Param('id') id: string, @Param('signature') signature: string): Promise<string> {
    const offer = await this.offers.viewByLink(id, signature);
    return html(<OfferPage {...await this.frame()} offer={offer} action={`/o/${id}/${signature}`} />);
  }

  @Requires('anyone')
  @Post()
  @HttpCode(200)
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  async answer(@Param('id') id: string, @Param('signature') signature: string, @Body() form: Record<string, unknown> | undefined): Promise<string> {
    const said = form?.['answer'];
    if (said !== 'accept' && said !== 'decline') throw new AppError('BAD_INPUT', 'Please open the page again from the letter and press one of its two buttons.');
    const accepted = said === 'accept';
    const { again } = await this.offers.answerByLink(id, signature, accepted);
    const offer = await this.offers.viewByLink(id, signature);
    return html(<AnsweredPage {...await this.frame()} offer={offer} accepted={accepted} again={again} />);
  }

  private async frame() {
    const { name, sample } = await this.db.repo(Network).findOneByOrFail({ id: 1 });
    return { network: name, sample };
  }
}
