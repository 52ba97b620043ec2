import { Network } from '#people';
import { type Actor, CurrentActor, Db, html, Requires } from '#platform';
import { Controller, Get, Header, Param } from '@nestjs/common';
import { HeldService } from './held.service.js';
import { HeldPage } from './pages/held.page.js';

/** What is held about somebody: for themselves, and for admins. */
@Controller('held/:memberId')
export class HeldController {
  constructor(
    private readonly held: HeldService,
    private readonly db: Db,
  ) {}

  @Requires('member.edit-self')
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  async page(@CurrentActor() actor: Actor, @Param('memberId') memberId: string): Promise<string> {
    const view = await this.held.view(actor, memberId);
    const { name, sample } = await this.db.repo(Network).findOneByOrFail({ id: 1 });
    return html(<HeldPage view={view} network={name} sample={sample} />);
  }

  @Requires('member.edit-self')
  @Get('download')
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="what-is-held.json"')
  @Header('cache-control', 'no-store')
  async download(@CurrentActor() actor: Actor, @Param('memberId') memberId: string): Promise<string> {
    const { details, headings } = await this.held.view(actor, memberId, true);
    const about = Object.fromEntries(details.map(({ label, text }) => [label, text]));
    const rest = headings.map(({ heading, lines }) => [heading, lines]);
    return `${JSON.stringify({ 'About you': about, ...Object.fromEntries(rest) }, null, 2)}\n`;
  }
}
