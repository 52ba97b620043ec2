import { Controller, Get, Header, HttpException } from '@nestjs/common';
import { Db, log, PAGES_CSS, Queues, Requires } from '#platform';

/** Whether this process lives, and whether it can do its work. */
@Controller()
export class HealthController {
  constructor(
    private readonly db: Db,
    private readonly queues: Queues,
  ) {}

  @Requires('anyone')
  @Get('health/live')
  live() {
    return { status: 'ok' };
  }

  @Requires('anyone')
  @Get('health/ready')
  async ready() {
    const checks = { database: this.db.query('select 1'), queue: this.queues.answers() };
    const entries = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => {
        try {
          await check;
          return [name, 'ok'] as const;
        } catch (error) {
          log.warn({ name, error: error instanceof Error ? error.message : String(error) }, 'not ready');
          return [name, 'down'] as const;
        }
      }),
    );
    const status = entries.every(([, state]) => state === 'ok') ? 'ok' : 'down';
    const body = { status, ...Object.fromEntries(entries) };
    if (status !== 'ok') throw new HttpException(body, 503);
    return body;
  }

  @Requires('anyone')
  @Get('pages.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  pagesCss(): string {
    return PAGES_CSS;
  }
}
