import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { Temporal } from 'temporal-polyfill';

function day(value: unknown): string {
  try {
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
      const date = Temporal.PlainDate.from(value, { overflow: 'reject' });
      if (date.year >= 1900 && date.year <= 2200) return value;
    }
  } catch {
    // falls through to the sentence below
  }
  throw new GraphQLError('Please write a date like 2026-11-23.', { extensions: { code: 'BAD_USER_INPUT' } });
}

/** A calendar day with no hour and no zone: `2026-11-23`. */
export const LocalDate = new GraphQLScalarType({
  name: 'Date',
  description: 'A calendar day with no hour and no zone, such as 2026-11-23.',
  parseValue: day,
  parseLiteral: (node: ValueNode) => day(node.kind === Kind.STRING ? node.value : null),
  serialize: (value) => String(value),
});

function instant(value: unknown): Date {
  const date = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T.*Z$/.test(value) ? new Date(value) : null;
  if (!date || Number.isNaN(date.getTime())) throw new GraphQLError('Please write an instant like 2026-11-23T18:00:00Z.', { extensions: { code: 'BAD_USER_INPUT' } });
  return date;
}

/** An instant in UTC: `2026-11-23T18:00:00.000Z`. */
export const Instant = new GraphQLScalarType<Date, string>({
  name: 'Instant',
  description: 'An instant in UTC, such as 2026-11-23T18:00:00.000Z.',
  parseValue: instant,
  parseLiteral: (node: ValueNode) => instant(node.kind === Kind.STRING ? node.value : null),
  serialize: (value) => new Date(value as string | Date).toISOString(),
});
