import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Whoever performs a request: a signed-in member, the holder of a link, the system, or nobody we know. */
export interface Actor {
  kind: 'member' | 'link' | 'system' | 'nobody';
  /** The member, where there is one. */
  memberId: string | null;
  /** What this actor may do somewhere. A service still asks whether it is *here*. */
  permissions: ReadonlySet<string>;
  /** True for admins: every place is theirs. */
  everywhere: boolean;
  /** The ids (of tables) in which a scoped role holds. */
  scopes: readonly string[];
}

export const NOBODY: Actor = { kind: 'nobody', memberId: null, permissions: new Set(['anyone']), everywhere: false, scopes: [] };
export const SYSTEM: Actor = { kind: 'system', memberId: null, permissions: new Set(), everywhere: true, scopes: [] };

/** Finds out who is asking. Owned here, given by the room that knows people. */
export abstract class ActorSource {
  abstract of(request: Pick<FastifyRequest, 'headers'>): Promise<Actor>;
  /** Every permission there is; an operation that requires another one stops the start. */
  abstract readonly permissions: readonly string[];
}

/** What of a request tells who asks, and who it was found to be. */
export type SeedRequest = Pick<FastifyRequest, 'headers'> & { actor?: Actor; asking?: Promise<Actor> };

/** The request behind a resolver or a controller. */
export function requestOf(context: ExecutionContext): SeedRequest {
  if (context.getType<'graphql' | 'http'>() === 'graphql') return GqlExecutionContext.create(context).getContext<{ req: SeedRequest }>().req;
  return context.switchToHttp().getRequest<SeedRequest>();
}

export function actorIn(_: unknown, context: ExecutionContext): Actor {
  return requestOf(context).actor ?? NOBODY;
}

/** The actor of this request, as the guard found them. */
export const CurrentActor = createParamDecorator(actorIn);

export type { FastifyReply, FastifyRequest };
