import { Clock, type FastifyReply, Requires } from '#platform';
import { Controller, Get, Res } from '@nestjs/common';
import { type Cell, csvOf } from './export.policy.js';
import { ExportQueries, MEMBER_COLUMNS, ORGANISATION_COLUMNS } from './export.queries.js';

/** The list as files for a spreadsheet, for admins. */
@Controller('exports')
export class ExportController {
  constructor(
    private readonly queries: ExportQueries,
    private readonly clock: Clock,
  ) {}

  @Requires('record.export')
  @Get('members.csv')
  async members(@Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, 'members', MEMBER_COLUMNS, this.queries.members());
  }

  @Requires('record.export')
  @Get('organisations.csv')
  async organisations(@Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, 'organisations', ORGANISATION_COLUMNS, this.queries.organisations());
  }

  private async send(reply: FastifyReply, name: string, columns: string[], rows: AsyncIterable<Cell[]>): Promise<void> {
    await reply
      .header('content-disposition', `attachment; filename="${name}-${this.clock.today()}.csv"`)
      .header('cache-control', 'no-store')
      .type('text/csv; charset=utf-8')
      .send(csvOf(columns, rows));
  }
}
