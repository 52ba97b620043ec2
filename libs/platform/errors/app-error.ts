/** Every reason a caller can be refused for. The list is closed: the web app knows each one. */
export type ErrorCode = 'BAD_INPUT' | 'CONFLICT' | 'FORBIDDEN' | 'INTERNAL' | 'NOT_FOUND' | 'SIGNED_OUT' | 'TOO_MANY';

/**
 * A refusal in the caller's words: `message` is one sentence that says what is wrong and what to do.
 * `fields` puts a sentence at each field of the input that it is about.
 */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields?: Record<string, string>,
  ) {
    super(message);
  }
}

const sentences = new Map<string, string>();

/** Gives database constraints their sentence, so that a service can leave a rule to the database. */
export function constraintSays(map: Record<string, string>): void {
  for (const [name, sentence] of Object.entries(map)) sentences.set(name, sentence);
}

/** What the caller may see of an error: an AppError as it is, a known constraint as its sentence, else null. */
export function toAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const driver = (error as { driverError?: { code?: string; constraint?: string } } | null)?.driverError;
  if (!driver) return null;
  const sentence = driver.constraint && sentences.get(driver.constraint);
  if (sentence) return new AppError('CONFLICT', sentence);
  if (driver.code === '22P02' || driver.code === '22021') return new AppError('BAD_INPUT', 'This holds something we cannot read. Please pick it from the list or type it again.');
  if (driver.code === '23503') return new AppError('NOT_FOUND', 'Something this refers to is no longer there. Please reload the page.');
  return null;
}

/** What a caller hears when something is our fault; the details go to the log only. */
export const MASKED = 'Something went wrong on our side. Nothing was saved. Please try again.';
