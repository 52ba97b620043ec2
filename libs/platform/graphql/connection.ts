import { type Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, Max, MaxLength, Min } from 'class-validator';
import { AppError } from '../errors/app-error.js';

/** Which page of a long list: the first so many after a cursor (GraphQL Cursor Connections). */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many rows, at most 100. Without it: 50.' })
  @IsOptional()
  @Min(1, { message: 'Please ask for at least one row.' })
  @Max(100, { message: 'Please ask for at most 100 rows at a time.' })
  first?: number;

  @Field(() => String, { nullable: true, description: 'The cursor of the last row already seen.' })
  @IsOptional()
  @MaxLength(1000, { message: 'This page marker is not one of ours. Please start from the first page.' })
  after?: string;
}

export const pageSize = (page: PageArgs): number => page.first ?? 50;

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more rows follow.' }) hasNextPage: boolean;
  @Field(() => Boolean, { description: 'Whether rows came before.' }) hasPreviousPage: boolean;
  @Field(() => String, { nullable: true, description: 'The cursor of the first row.' }) startCursor: string | null;
  @Field(() => String, { nullable: true, description: 'The cursor of the last row.' }) endCursor: string | null;
}

export interface Connection<T> {
  edges: { cursor: string; node: T }[];
  pageInfo: PageInfo;
}

/** The connection type of an entity: `MemberConnection` with its `MemberEdge`. A `name` where GraphQL calls it otherwise. */
export function connectionOf<T>(node: Type<T>, name: string = node.name): Type<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: `One ${name.toLowerCase()} in a list, with its cursor.` })
  class Edge {
    @Field(() => String, { description: 'Marks this place in the list.' }) cursor: string;
    @Field(() => node, { description: 'The row itself.' }) node: T;
  }
  @ObjectType(`${name}Connection`, { description: `One page of ${name.toLowerCase().replace(/y$/, 'ie')}s.` })
  class ConnectionType {
    @Field(() => [Edge], { description: 'The rows of this page.' }) edges: Edge[];
    @Field(() => PageInfo, { description: 'Where this page stands.' }) pageInfo: PageInfo;
  }
  return ConnectionType as Type<Connection<T>>;
}

/** The cursor of a place, which is JSON: the value that rows are sorted by, and the id. */
export const cursorOf = (place: string): string => Buffer.from(place).toString('base64url');

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const notOurs = (): AppError => new AppError('BAD_INPUT', 'This page marker is not one of ours. Please start from the first page.');

/** The place a cursor marks. Throws BAD_INPUT for one we did not write. */
export function readCursor(cursor: string): [string, string] {
  try {
    const place = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(place) && place.length === 2 && typeof place[0] === 'string' && UUID.test(String(place[1])) && !place[0].includes('\0')) return [place[0], String(place[1])];
  } catch {
    // falls through to the sentence below
  }
  throw notOurs();
}
