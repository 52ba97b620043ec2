import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { AppError } from '../errors/app-error.js';

/** The longest text any input may hold; each field says its own, shorter one. */
const LONGEST = 50_000;

/** What PostgreSQL or a letter could not hold: NUL and halves of a character pair. */
function unfit(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.length > LONGEST || value.includes('\0') || !value.isWellFormed();
  if (value && typeof value === 'object' && depth < 6) return Object.values(value).some((inner) => unfit(inner, depth + 1));
  return false;
}

class InputPipe extends ValidationPipe {
  override transform(value: unknown, metadata: Parameters<ValidationPipe['transform']>[1]): Promise<unknown> {
    if (metadata.type === 'custom') return Promise.resolve(value); // who asks, and what GraphQL itself hands on
    if (unfit(value)) throw new AppError('BAD_INPUT', 'This text holds characters we cannot keep, or is far too long. Please type it again.');
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

/** Checks every input at the door: a refusal names each field with its sentence. */
export const inputPipe = (): ValidationPipe =>
  new InputPipe({
    transform: true,
    whitelist: false,
    forbidUnknownValues: false,
    stopAtFirstError: true,
    exceptionFactory: (errors) => {
      const fields: Record<string, string> = {};
      collect(errors, '', fields);
      const sentences = [...new Set(Object.values(fields))];
      return new AppError('BAD_INPUT', sentences.length === 1 ? sentences[0]! : 'Some fields need a look.', fields);
    },
  });

function collect(errors: ValidationError[], prefix: string, into: Record<string, string>): void {
  for (const error of errors) {
    const name = prefix + error.property;
    const [sentence] = Object.values(error.constraints ?? {});
    if (sentence) into[name] = sentence;
    collect(error.children ?? [], `${name}.`, into);
  }
}
