import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost, TypeMetadataStorage } from '@nestjs/graphql';
import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { type Call, Calls } from '#platform';
import { House } from '../house.js';

/** Resolvers are called by us rather than by Nest, which takes half as long. It rests on what Nest's decorators leave behind. */
let house: House;
let schema: GraphQLSchema;
let calls: Map<string, Call>;
beforeAll(async () => {
  house = await House.open(undefined, { worker: true });
  ({ schema } = house.get(GraphQLSchemaHost));
  calls = house.get(Calls).all();
});
afterAll(() => house.close());

/** Calls a field as an operation would. */
const call = async (name: string, args: object, headers = {}) => calls.get(name)!(undefined, args, { req: { headers } }, {} as GraphQLResolveInfo) as unknown;

describe('A call of a resolver', () => {
  it('is known for every query and mutation: Nest names its marks as it did', () => {
    const roots = [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
    expect(roots.length).toBeGreaterThan(100);
    expect(roots.filter((name) => !calls.has(name))).toEqual([]);
    expect(calls.has('Me.member')).toBe(true);
  });

  it('passes the guard first: whoever is not signed in hears so, whatever they ask with', async () => {
    for (const name of ['Query.me', 'Query.members', 'Query.member', 'Mutation.addMember']) await expect(call(name, { id: 'no id', input: { name: 7 } })).rejects.toMatchObject({ code: 'SIGNED_OUT' });
  });

  it('passes the pipe each time arguments are wrong, also right after they were right', async () => {
    const robin = await house.make.member('Robin', { email: 'robin@example.org' });
    const actor = await house.make.actor(robin);
    const ask = async (args: object) => calls.get('Query.members')!(undefined, args, { req: { headers: {}, actor, asking: Promise.resolve(actor) } }, { path: {}, fieldNodes: [], variableValues: {}, fragments: {}, operation: {} } as never) as unknown;
    for (const round of [1, 2]) await expect(ask({ first: 5, filter: { sectorId: `no sector ${round}` } })).rejects.toMatchObject({ code: 'BAD_INPUT', fields: { 'filter.sectorId': expect.any(String) } });
  });

  it('hands arguments on under the names they have in GraphQL: no field of an input has another one here', () => {
    const classes = [...TypeMetadataStorage.getArgumentsMetadata(), ...TypeMetadataStorage.getInputTypesMetadata()];
    expect(classes.length).toBeGreaterThan(20);
    expect(classes.flatMap(({ name, properties = [] }) => properties.filter((property) => property.schemaName !== property.name).map((property) => `${name}.${property.name}`))).toEqual([]);
  });
});
