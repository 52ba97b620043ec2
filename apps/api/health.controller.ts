import { setTimeout as wait } from 'node:timers/promises';
import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import { AppError, Db, type FastifyReply, type FastifyRequest, log, PAGES_CSS, Queues, Requires } from '#platform';

/** Milliseconds after which no answer is an answer: whoever asks has a patience of three seconds (docker/Dockerfile). */
const PATIENCE = 2000;

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
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const checks = { database: this.db.query('select 1'), queue: this.queues.answers() };
    const entries = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => {
        try {
          await Promise.race([check, wait(PATIENCE, undefined, { ref: false }).then(() => Promise.reject(new Error('no answer')))]);
          return [name, 'ok'] as const;
        } catch (error) {
          log.warn({ name, error: error instanceof Error ? error.message : String(error) }, 'not ready');
          return [name, 'down'] as const;
        }
      }),
    );
    const status = entries.every(([, state]) => state === 'ok') ? 'ok' : 'down';
    reply.status(status === 'ok' ? 200 : 503);
    return { status, ...Object.fromEntries(entries) };
  }

  /** For whoever watches this machine, from this machine. */
  @Requires('anyone')
  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(@Req() request: FastifyRequest): string {
    if (!/^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '') || request.headers['x-forwarded-for']) throw new AppError('NOT_FOUND', 'There is no such page.');
    const { size, most } = this.db.statements;
    return `# HELP seed_statements Prepared statements that are kept, at most ${most}.\n# TYPE seed_statements gauge\nseed_statements ${size}\n`;
  }

  @Requires('anyone')
  @Get('pages.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  pagesCss(): string {
    return PAGES_CSS;
  }
}
