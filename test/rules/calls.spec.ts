import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost, TypeMetadataStorage } from '@nestjs/graphql';
import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { type Call, Calls } from '#platform';
import { Visitor } from '../client.js';
import { meetings, MEETINGS_SQL } from '../fixture/meetings.js';
import { House } from '../house.js';

/** Resolvers are called by us rather than by Nest, which takes half as long. It rests on what Nest's decorators leave behind. */
let house: House;
let schema: GraphQLSchema;
let calls: Map<string, Call>;
beforeAll(async () => {
  house = await House.open(undefined, { worker: true, fixture: { room: meetings, sql: MEETINGS_SQL } });
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

  it('is left to Nest where a method takes what GraphQL gives it', async () => {
    expect([calls.has('Meeting.shout'), calls.has('Meeting.rsvps')]).toEqual([false, true]);
    const { table } = await house.make.table('Spruce Valley', []);
    const [meeting] = await house.db.query<{ id: string }>(`insert into meeting (table_id, title, starts_at, agenda) values ($1, 'Hello', '1970-01-01T00:00:01Z', null) returning id`, [table.id]);
    const lee = await house.make.member('Lee', { email: 'lee@example.org' });
    await house.make.actor(lee);
    const visitor = await new Visitor(house).signIn('lee@example.org');
    expect(await visitor.tell('query ($id: ID!) { meeting(id: $id) { shout title } }', { id: meeting!.id })).toEqual({ meeting: { shout: 'HELLO 1000!', title: 'Hello' } });
    const failing = await visitor.ask<{ meeting: unknown }>('query ($id: ID!) { meeting(id: $id) { table { name } agenda rsvps { id } shout } }', { id: meeting!.id });
    expect([failing.data, failing.errors.map(({ path }) => path)]).toEqual([{ meeting: null }, [['meeting', 'agenda']]]);
  });

  it('hands arguments on under the names they have in GraphQL: no field of an input has another one here', () => {
    const classes = [...TypeMetadataStorage.getArgumentsMetadata(), ...TypeMetadataStorage.getInputTypesMetadata()];
    expect(classes.length).toBeGreaterThan(20);
    expect(classes.flatMap(({ name, properties = [] }) => properties.filter((property) => property.schemaName !== property.name).map((property) => `${name}.${property.name}`))).toEqual([]);
  });
});
