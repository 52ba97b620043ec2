import { applyDecorators } from '@nestjs/common';
import { Field, ID } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { IsArray, IsOptional, IsUUID, Length, ArrayMaxSize, Matches } from 'class-validator';

// One strict grammar for addresses: what it lets in cannot break out of a header or an envelope.
export const EMAIL = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/;

interface TextOptions {
  optional?: boolean;
  /** Whether line breaks belong here. */
  lines?: boolean;
}

const tidy = (value: unknown, lines: boolean) => {
  if (typeof value !== 'string') return value;
  const normal = value.normalize('NFC').trim();
  return lines ? normal.replace(/\r\n?/g, '\n') : normal.replace(/\s+/g, ' ');
};

/** A text a person types: trimmed, of a bounded length, with a sentence at the field. Optional and empty becomes null. */
export function Text(what: string, most: number, { optional = false, lines = false }: TextOptions = {}): PropertyDecorator {
  return applyDecorators(
    Field(() => String, { nullable: optional, description: `${what[0]!.toUpperCase()}${what.slice(1)}, at most ${most} characters.` }),
    Transform(({ value }) => (optional && tidy(value, lines) === '' ? null : tidy(value, lines))),
    ...(optional ? [IsOptional()] : []),
    Length(optional ? 0 : 1, most, { message: optional ? `Please keep ${what} under ${most} characters.` : `Please write ${what}, at most ${most} characters.` }),
  );
}

/** An email address, kept in lower case. */
export function EmailText(): PropertyDecorator {
  return applyDecorators(
    Field(() => String, { nullable: true, description: 'An email address.' }),
    Transform(({ value }) => (typeof value === 'string' ? value.trim().toLowerCase() || null : value)),
    IsOptional(),
    Length(3, 254, { message: 'Please write an email address of at most 254 characters.' }),
    Matches(EMAIL, { message: 'Please write an email address like name@example.org.' }),
  );
}

/** The id of something the caller picked. */
export function Id(what: string, { optional = false, many = false } = {}): PropertyDecorator {
  return applyDecorators(
    Field(() => (many ? [ID] : ID), { nullable: optional, description: `${what[0]!.toUpperCase()}${what.slice(1)}.` }),
    ...(optional ? [IsOptional()] : []),
    ...(many ? [IsArray(), ArrayMaxSize(100, { message: 'Please pick at most 100 at a time.' })] : []),
    IsUUID('all', { each: many, message: `Please pick ${what} from the list.` }),
  );
}
