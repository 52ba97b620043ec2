import { Network } from '#people';
import { type Actor, AppError, CurrentActor, Db, type FastifyReply, html, Requires } from '#platform';
import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Participation } from './participation.entity.js';
import { ParticipationService } from './participation.service.js';
import { ParticipationPage } from './pages/participation.page.js';
import { csvOf, RegistrationQueries } from './registration.queries.js';

const NOT_THERE = 'There is no participation table at this address. It may not be published yet, or no longer.';

/** What leaves the house about a list: its public page, and files for a spreadsheet program. */
@Controller()
export class ParticipationController {
  constructor(
    private readonly participation: ParticipationService,
    private readonly registrations: RegistrationQueries,
    private readonly db: Db,
  ) {}

  /** The page everybody may see once it is published; the same whoever asks, and without a script. */
  @Requires('anyone')
  @Get('participation/:listId')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-cache')
  async page(@Param('listId') listId: string): Promise<string> {
    const table = isUUID(listId) ? await this.participation.publicTable(listId) : null;
    if (!table) throw new AppError('NOT_FOUND', NOT_THERE);
    const { name, sample } = await this.db.repo(Network).findOneByOrFail({ id: 1 });
    return html(<ParticipationPage network={name} sample={sample} table={table} />);
  }

  /** Who is on a list, for whoever may see it. */
  @Requires('registration.read')
  @Get('exports/lists/:id.csv')
  async people(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, text } = await this.registrations.file(actor, known(id));
    await sendFile(reply, `${name}.csv`, text);
  }

  /** The participation table, as the caller may see it. */
  @Requires('anyone')
  @Get('exports/lists/:id/participation.csv')
  async table(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const table = await this.participation.table(actor, known(id));
    if (!table) throw new AppError('NOT_FOUND', NOT_THERE);
    await sendFile(reply, `${table.name} participation.csv`, csvOf(linesOf(table)));
  }
}

function known(id: string): string {
  if (!isUUID(id)) throw new AppError('NOT_FOUND', 'There is no such list that you may see. Please start from the lists.');
  return id;
}

function linesOf({ groups, total }: Participation): (string | number | null)[][] {
  const cells = groups.flatMap(({ title, cells: list }) => list.map(({ label, n, percent, hidden }) => [title, label, hidden ? 'not shown' : n, hidden ? null : percent]));
  return [['Part', 'Who', 'n', '%'], ...cells, ['All', 'All', total ?? 'not shown', null]];
}

/** The name goes out in ASCII for old programs and whole for the others (RFC 6266). */
async function sendFile(reply: FastifyReply, name: string, text: string): Promise<void> {
  const ascii = name.replace(/[^\x20-\x7e]|["\\/%]/g, '_');
  await reply
    .header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escape)}`)
    .header('cache-control', 'no-store')
    .type('text/csv; charset=utf-8')
    .send(text);
}
