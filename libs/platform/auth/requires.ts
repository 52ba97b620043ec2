import { type CanActivate, type ExecutionContext, Inject, Injectable, RequestMethod, SetMetadata } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { AppError } from '../errors/app-error.js';
import { type Actor, ActorSource, requestOf, type SeedRequest } from './actor.js';

const REQUIRES = 'seed:requires';

/** Says who may call an operation. `anyone` needs no sign-in (the service then looks at the link). Missing stops the start. */
export const Requires = (permission: string) => SetMetadata(REQUIRES, permission);

/** What a handler requires; undefined where it declares nothing. */
export const requiredFor = (handler: object): string | undefined => Reflect.getMetadata(REQUIRES, handler) as string | undefined;

/** Finds out who asks, once for a request: the fields of one operation ask at once. */
export function identify(request: SeedRequest, actors: ActorSource): Promise<Actor> {
  return (request.asking ??= actors.of(request).then((actor) => (request.actor = actor)));
}

/** Throws where an operation does not name an actor. One that declares nothing lets nobody in. */
export function admit(permission: string | undefined, { permissions, kind }: Actor): void {
  if (permission === 'anyone' || (permission && permissions.has(permission))) return;
  if (kind === 'nobody') throw new AppError('SIGNED_OUT', 'Please sign in first.');
  throw new AppError('FORBIDDEN', 'This is for somebody else at the table. Ask your champion or an admin if you need it.');
}

/** Opens a door only to those an operation names. It also refuses what declares nothing, should one ever slip through. */
@Injectable()
export class RequiresGuard implements CanActivate {
  constructor(@Inject(ActorSource) private readonly actors: ActorSource) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    admit(requiredFor(context.getHandler()), await identify(requestOf(context), this.actors));
    return true;
  }
}

export interface Operation {
  name: string;
  kind: string;
  requires: string | undefined;
}

/** Every operation with who may call it (promise A1). Its list is committed as a snapshot. */
@Injectable()
export class Operations {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    @Inject(ActorSource) private readonly actors: ActorSource,
  ) {}

  list(): Operation[] {
    const found: Operation[] = [];
    for (const { instance } of [...this.discovery.getProviders(), ...this.discovery.getControllers()]) {
      if (!instance || typeof instance !== 'object') continue;
      const prototype = Object.getPrototypeOf(instance) as object | null;
      if (!prototype || prototype === Object.prototype) continue;
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const method = (prototype as Record<string, unknown>)[name] as object;
        const kind = operationKind(method);
        if (kind) found.push({ name: kind === 'HTTP' ? addressOf(prototype.constructor, method) : ((Reflect.getMetadata('graphql:resolver_name', method) as string | undefined) ?? name), kind, requires: requiredFor(method) });
      }
    }
    return found.sort((a, b) => `${a.kind} ${a.name}`.localeCompare(`${b.kind} ${b.name}`));
  }

  /** Throws a sentence that names every operation which does not say who may call it. */
  check(): void {
    const known = new Set(['anyone', ...this.actors.permissions]);
    const wrong = this.list().filter(({ requires }) => !requires || !known.has(requires));
    if (wrong.length) throw new Error(`Who may do this is not said with @Requires: ${wrong.map(({ kind, name }) => `${kind} ${name}`).join(', ')}.`);
  }
}

function operationKind(method: object): string | null {
  const graphql = Reflect.getMetadata('graphql:resolver_type', method) as string | undefined;
  if (graphql) return graphql === 'Query' || graphql === 'Mutation' || graphql === 'Subscription' ? graphql : null;
  return Reflect.hasMetadata('path', method) ? 'HTTP' : null;
}

/** `GET /o/:id/:signature`: where a handler of a controller is found. */
function addressOf(controller: object, method: object): string {
  const paths = [controller, method].map((part) => [Reflect.getMetadata('path', part) as string | string[]].flat()[0]!);
  return `${RequestMethod[Reflect.getMetadata('method', method) as number]} /${paths.flatMap((path) => path.split('/')).filter(Boolean).join('/')}`;
}
