import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable } from '@nestjs/common';
import { Db, type FastifyReply, type FastifyRequest, html, log, MASKED, RefusalPage, toAppError } from '#platform';
import { Network } from '#people';
import { STATUS } from './door.js';

/** What went wrong on a page, as a page: one sentence and a way on. GraphQL has its own formatter. */
@Catch()
@Injectable()
export class PageErrors implements ExceptionFilter {
  constructor(private readonly db: Db) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    if (host.getType<string>() === 'graphql') throw error;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const ours = toAppError(error);
    const status = ours ? STATUS[ours.code] : error instanceof HttpException ? error.getStatus() : ((error as { statusCode?: number }).statusCode ?? 500);
    if (status >= 500) log.error({ error: error instanceof Error ? error.message : String(error), stack: error instanceof Error ? error.stack : undefined }, 'a page failed');
    const message = ours?.message ?? (status === 404 ? 'There is no page at this address.' : status < 500 ? 'We could not read this request. Please go back and try again.' : MASKED);
    if (!(request.headers.accept ?? '').includes('text/html')) return void reply.status(status).type('application/json; charset=utf-8').send({ code: ours?.code ?? (status < 500 ? 'BAD_INPUT' : 'INTERNAL'), message });
    const network = await this.db.repo(Network).findOneBy({ id: 1 }).catch(() => null);
    return void reply.status(status).type('text/html; charset=utf-8').send(html(<RefusalPage network={network?.name ?? 'SEED Table'} message={message} />));
  }
}
