import type { GraphQLResolveInfo } from 'graphql';

/** An answer, or a part of one, as JSON text that goes out as it is. */
export class Spliced {
  constructor(readonly json: string) {}
}

const takers = new WeakSet<GraphQLResolveInfo>();

/** Whoever asks with this info takes text for an answer. */
export function takeText(info: GraphQLResolveInfo): GraphQLResolveInfo {
  takers.add(info);
  return info;
}

export const takesText = (info: GraphQLResolveInfo): boolean => takers.has(info);
