import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { GraphQLFieldResolver } from 'graphql';
import { type Actor, ActorSource, actorIn, NOBODY, type SeedRequest } from '../auth/actor.js';
import { admit, identify, requiredFor } from '../auth/requires.js';
import { inputPipe } from './input.pipe.js';

/** What resolvers are called with. */
export interface Context {
  req: SeedRequest;
}
/** Calls a resolver's method for a field. */
export type Call = GraphQLFieldResolver<unknown, Context>;

// Nest's names of what decorators leave behind. Where they change, no call is found here and Nest's own are used: a spec says so.
const PARAMS = '__routeArguments__';
const TYPE = 'graphql:resolver_type';
const NAME = 'graphql:resolver_name';
const BELOW = 'graphql:resolve_property';
const MORE = ['__guards__', '__pipes__', '__interceptors__', '__exceptionFilters__'];
const [PARENT, INFO, ARGS] = [0, 2, 3];

interface Param {
  index: number;
  data?: string;
  pipes?: unknown[];
  factory?: unknown;
}
/** What a method is given: taken as it is, or checked first. */
type Given = (source: unknown, args: Record<string, unknown>, request: SeedRequest, info: object) => unknown;

/**
 * Resolvers as Nest calls them: the guard lets in, the pipe checks the arguments, the method answers. Nest makes a dozen
 * promises on this way, for filters, interceptors and each parameter, of which this project uses none; for a page of a few
 * kilobytes that is half of all the work. A method with more around it is left to Nest.
 */
@Injectable()
export class Calls {
  private readonly pipe = inputPipe();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    @Inject(ActorSource) private readonly actors: ActorSource,
  ) {}

  /** Finds out who asks, once for all fields of an operation. What goes wrong at it is for each field to tell. */
  async identify({ req }: Context): Promise<void> {
    if (!req.actor) await identify(req, this.actors).catch(() => undefined);
  }

  /** Those that need no more, by type and field: `Query.members`, `Me.member`. */
  all(): Map<string, Call> {
    const found = new Map<string, Call>();
    for (const { instance } of this.discovery.getProviders() as { instance: object | null }[]) {
      if (!instance || typeof instance !== 'object') continue;
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      for (const name of prototype === Object.prototype ? [] : this.scanner.getAllMethodNames(prototype)) {
        const method = prototype[name]!;
        const below = Reflect.hasMetadata(BELOW, method);
        const type = Reflect.getMetadata(TYPE, below ? instance.constructor : method) as string | undefined;
        const call = type && this.callOf(instance, name, method as Call, type, !below);
        if (call) found.set(`${type}.${(Reflect.getMetadata(NAME, method) as string | undefined) ?? name}`, call);
      }
    }
    return found;
  }

  private callOf(instance: object, name: string, method: (...given: never[]) => unknown, type: string, guarded: boolean): Call | null {
    if (MORE.some((key) => Reflect.hasMetadata(key, method) || Reflect.hasMetadata(key, instance.constructor))) return null;
    const params = Object.entries((Reflect.getMetadata(PARAMS, instance.constructor, name) ?? {}) as Record<string, Param>);
    const types = (Reflect.getMetadata('design:paramtypes', instance, name) ?? []) as unknown[];
    if (!params.length && method.length) return null; // it takes what GraphQL gives, as it is
    const giving: { index: number; given: Given }[] = [];
    for (const [key, param] of params) {
      const given = this.givenOf(Number.parseInt(key, 10), param, types[param.index], type === 'Query');
      if (!given) return null;
      giving.push({ index: param.index, given });
    }
    const permission = requiredFor(method);
    const called = (source: unknown, args: Record<string, unknown>, req: SeedRequest, info: object): unknown => {
      const all: unknown[] = [];
      const waiting: Promise<void>[] = [];
      for (const { index, given } of giving) {
        const one = given(source, args, req, info);
        if (one instanceof Promise) waiting.push(one.then((value) => void (all[index] = value)));
        else all[index] = one;
      }
      return waiting.length ? Promise.all(waiting).then(() => method.apply(instance, all as never[])) : method.apply(instance, all as never[]);
    };
    if (!guarded) return (source, args, { req }, info) => called(source, args as Record<string, unknown>, req, info);
    return (source, args, { req }, info) => {
      const enter = (actor: Actor) => {
        admit(permission, actor);
        return called(source, args as Record<string, unknown>, req, info);
      };
      return req.actor ? enter(req.actor) : identify(req, this.actors).then(enter);
    };
  }

  private givenOf(kind: number, { data, pipes = [], factory }: Param, metatype: unknown, remembers: boolean): Given | null {
    if (pipes.length) return null;
    if (factory) return factory === actorIn ? (_source, _args, { actor }) => actor ?? NOBODY : null;
    if (kind === PARENT) return (source) => source;
    if (kind === INFO && !data) return (_source, _args, _request, info) => info;
    if (kind !== ARGS) return null;
    const check = (value: unknown) => this.pipe.transform(value, { type: 'body', metatype: metatype as never, data }) as Promise<unknown>;
    const checked = remembers ? remembering(check) : check;
    return (_source, args) => checked(data ? args[data] : args);
  }
}

/** So many arguments of a query are remembered. */
const MOST = 200;
/** Longer ones are not. */
const LONGEST = 500;

/** What was let in before is let in again: a check depends on nothing else. What it gives out cannot be changed. */
function remembering(check: (value: unknown) => Promise<unknown>): (value: unknown) => unknown {
  const before = new Map<string, unknown>();
  return (value) => {
    const key = JSON.stringify(value) as string | undefined;
    if (key === undefined || key.length > LONGEST) return check(value);
    if (before.has(key)) return before.get(key);
    return check(value).then((checked) => {
      if (before.size >= MOST) before.clear();
      before.set(key, frozen(checked));
      return checked;
    });
  };
}

function frozen<T>(value: T): T {
  if (value && typeof value === 'object' && !(value instanceof Date)) for (const inner of Object.values(Object.freeze(value))) frozen(inner);
  return value;
}
