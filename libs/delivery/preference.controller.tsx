import { Network } from '#people';
import { AppError, Db, html, Requires } from '#platform';
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { PreferencePage, StoppedPage } from './pages/preference.page.js';
import { readForm } from './preference.policy.js';
import { PreferenceService } from './preference.service.js';

const HTML = 'text/html; charset=utf-8';

/** The page behind "choose your letters" at the foot of a letter. The signature says whose: no sign-in, no script, no cookie. */
@Controller('u/:memberId/:signature')
export class PreferenceController {
  constructor(
    private readonly preferences: PreferenceService,
    private readonly db: Db,
  ) {}

  @Requires('anyone')
  @Get()
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  async page(@Param('memberId') memberId: string, @Param('signature') signature: string): Promise<string> {
    return this.show(memberId, signature, null);
  }

  /** A form of the page, or a mail program's one click (RFC 8058, section 3.1): both stop at once, a GET never does. */
  @Requires('anyone')
  @Post()
  @HttpCode(200)
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  async answer(@Param('memberId') memberId: string, @Param('signature') signature: string, @Body() form: Record<string, unknown> | undefined): Promise<string> {
    const oneClick = form?.['List-Unsubscribe'] === 'One-Click';
    if (oneClick || form?.['do'] === 'stop') {
      await this.preferences.stopByLink(memberId, signature);
      const { memberName } = await this.preferences.viewByLink(memberId, signature);
      return html(<StoppedPage {...await this.frame()} memberName={memberName} back={`/u/${memberId}/${signature}`} />);
    }
    if (form?.['do'] !== 'save') throw new AppError('BAD_INPUT', 'Please open the page again from the letter and press one of its buttons.');
    await this.preferences.saveByLink(memberId, signature, readForm(form));
    return this.show(memberId, signature, 'Saved. Your letters follow this from now on.');
  }

  private async show(memberId: string, signature: string, said: string | null): Promise<string> {
    const view = await this.preferences.viewByLink(memberId, signature);
    return html(<PreferencePage {...await this.frame()} {...view} said={said} action={`/u/${memberId}/${signature}`} />);
  }

  private async frame() {
    const { name, sample } = await this.db.repo(Network).findOneByOrFail({ id: 1 });
    return { network: name, sample };
  }
}
