import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable } from '@nestjs/common';
import { AppError, Db, type ErrorCode, type FastifyReply, type FastifyRequest, html, log, MASKED, RefusalPage, toAppError } from '#platform';
import { Network } from '#people';

/** The HTTP status of each refusal. */
const STATUS: Record<ErrorCode, number> = { BAD_INPUT: 400, CONFLICT: 409, FORBIDDEN: 403, INTERNAL: 500, NOT_FOUND: 404, SIGNED_OUT: 401, TOO_MANY: 429 };

export const NO_PAGE = new AppError('NOT_FOUND', 'There is no page at this address.');

/** Tells what went wrong: to a browser as a page with a way on, to the GraphQL client and to programs as JSON. */
export function tell(request: FastifyRequest, reply: FastifyReply, { code, message }: Pick<AppError, 'code' | 'message'>, status = STATUS[code], network = 'SEED Table'): FastifyReply {
  reply.status(status);
  if (request.url.startsWith('/graphql')) return reply.type('application/json; charset=utf-8').send({ errors: [{ message, extensions: { code } }] });
  if (!(request.headers.accept ?? '').includes('text/html')) return reply.type('application/json; charset=utf-8').send({ code, message });
  return reply.type('text/html; charset=utf-8').send(html(<RefusalPage network={network} message={message} />));
}

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
    const network = await this.db.repo(Network).findOneBy({ id: 1 }).catch(() => null);
    tell(request, reply, ours ?? said(status), status, network?.name);
  }
}

/** A fault that has no sentence of its own. */
function said(status: number): AppError {
  if (status === 404) return NO_PAGE;
  return status < 500 ? new AppError('BAD_INPUT', 'We could not read this request. Please go back and try again.') : new AppError('INTERNAL', MASKED);
}
