declare module 'pg/lib/utils.js' {
  /** A value as PostgreSQL takes it as a parameter. Throws for what goes round in a circle. */
  export function prepareValue(value: unknown): string | Buffer | null;
}
