import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../errors/app-error.js';
import { EMAIL } from '../graphql/text.js';

const url = (schemes: string[], example: string) =>
  z.string().refine(
    (value) => {
      try {
        return schemes.includes(new URL(value).protocol.slice(0, -1));
      } catch {
        return false;
      }
    },
    { message: `should look like ${example}` },
  );

const settings = z.object({
  DATABASE_URL: url(['postgres', 'postgresql'], 'postgres://user:password@host:5432/seed').describe('PostgreSQL 16 or later.'),
  REDIS_URL: url(['redis', 'rediss'], 'redis://host:6379').optional().describe('Redis or Valkey for the queue. Without it the queue lives in PostgreSQL.'),
  SMTP_URL: url(['smtp', 'smtps'], 'smtps://user:password@mail.example.org').describe('The mail server that sends letters.'),
  MAIL_FROM: z.string().regex(/^[^\s@<>"]+@[^\s@<>"]+$/, 'should look like seed@example.org').optional().describe('The address letters come from. Without it: seed@ the host of PUBLIC_URL.'),
  DKIM_DOMAIN: z.string().regex(/^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/, 'should look like example.org').optional().describe('Signs letters for this domain (DKIM). Without it they go unsigned, for a mail server that signs by itself.'),
  DKIM_SELECTOR: z.string().regex(/^[A-Za-z0-9._-]{1,63}$/, 'should look like seed2026').optional().describe('The name under which the public key of DKIM stands in DNS.'),
  DKIM_KEY_FILE: z.string().min(1, 'should name a file').optional().describe('A file with the private key of DKIM, as PEM.'),
  MAILGUN_SIGNING_KEY: z.string().min(8, 'should be the HTTP webhook signing key').optional().describe('Where Mailgun sends letters: the key with which it signs its events. Opens /bounces/mailgun.'),
  STORAGE_URL: url(['file', 's3'], 'file:///var/lib/seed-table/files').describe('Where files are kept.'),
  PUBLIC_URL: url(['http', 'https'], 'https://table.example.org').refine((value) => !/^https?:\/\/[^/]+\/+[^/]/.test(value), 'should have no path').describe('The address people type. Links in letters start with it.'),
  SECRET_KEY: z.string().min(32, 'should have at least 32 characters: try `openssl rand -hex 32`').describe('Signs links and sessions and seals letters that wait. Keep it when you move.'),
  KEY_DIR: z.string().min(1, 'should name a folder').describe('A folder for the private keys of evaluations, outside the database and its backups.'),
  ERASED_LIST: z.string().min(1, 'should name a file').optional().describe('A file that remembers who was erased, outside the database and its backups, so that no restore brings them back. Without it: `erased` in KEY_DIR.'),
  ADMIN_EMAIL: z.string().regex(EMAIL, 'should look like name@example.org').optional().describe('The first admin of an empty network.'),
  PORT: z.coerce.number('should be a number').int('should be a whole number').min(0, 'should be from 0 to 65535').max(65535, 'should be from 0 to 65535').default(3000).describe('The port the API listens on.'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'should be fatal, error, warn, info, debug or silent').default('info').describe('How much is logged.'),
  TRUST_PROXY: z.coerce.number('should be a number').int('should be a whole number').min(0, 'should be from 0 to 5').max(5, 'should be from 0 to 5').default(0).describe('How many proxies stand in front, for the address of a caller.'),
  READS: z.enum(['compiled', 'plain'], 'should be compiled or plain').default('compiled').describe('How pages are read: one statement for each field of a page, or plain, which is slower, should that ever be at fault.'),
  SEED_LOCAL: z.enum(['0', '1'], 'should be 0 or 1').default('0').describe('1 on one machine for trying out: opens /dev/mailbox, /dev/clock and the schema explorer. Never in production.'),
});

/** Everything that can be set from outside, checked. One place: nothing else reads the environment. */
export interface Config {
  databaseUrl: string;
  redisUrl?: string;
  smtpUrl: string;
  mailFrom: string;
  /** With which letters are signed; none leaves it to the mail server. */
  dkim?: { domainName: string; keySelector: string; privateKey: string };
  /** With which Mailgun signs what it tells us. */
  mailgunKey?: string;
  storageUrl: string;
  publicUrl: string;
  secretKey: string;
  keyDir: string;
  erasedList: string;
  adminEmail?: string;
  port: number;
  logLevel: string;
  trustProxy: number;
  reads: 'compiled' | 'plain';
  local: boolean;
}
export const Config = Symbol('Config');

/** Each setting's name, meaning and default: what `.env.example` must say, by test. */
export function describeSettings(): { name: string; meaning: string; optional: boolean; fallback?: string }[] {
  return Object.entries(settings.shape).map(([name, type]) => {
    const empty = type.safeParse(undefined);
    return { name, meaning: type.description ?? '', optional: empty.success, fallback: empty.success && empty.data !== undefined ? String(empty.data) : undefined };
  });
}

/** Reads the environment. Throws one sentence that names every setting which is wrong and how it should look. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.keys(settings.shape).map((name) => [name, env[name] || undefined]));
  const read = settings.safeParse(given);
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return given[name] === undefined ? `${name} is missing` : `${name} ${issue.message}`;
    });
    throw new AppError('BAD_INPUT', `The settings need a look: ${wrong.join('; ')}. See .env.example.`);
  }
  const s = read.data;
  const dkim = readDkim(s);
  const publicUrl = new URL(s.PUBLIC_URL).origin; // as browsers say it: in lower case, without the port that goes without saying
  return {
    databaseUrl: s.DATABASE_URL,
    redisUrl: s.REDIS_URL,
    smtpUrl: s.SMTP_URL,
    mailFrom: s.MAIL_FROM ?? `seed@${new URL(publicUrl).hostname}`,
    ...(dkim ? { dkim } : {}),
    ...(s.MAILGUN_SIGNING_KEY ? { mailgunKey: s.MAILGUN_SIGNING_KEY } : {}),
    storageUrl: s.STORAGE_URL,
    publicUrl,
    secretKey: s.SECRET_KEY,
    keyDir: s.KEY_DIR,
    erasedList: s.ERASED_LIST ?? join(s.KEY_DIR, 'erased'),
    adminEmail: s.ADMIN_EMAIL?.toLowerCase(),
    port: s.PORT,
    logLevel: s.LOG_LEVEL,
    trustProxy: s.TRUST_PROXY,
    reads: s.READS,
    local: s.SEED_LOCAL === '1',
  };
}

/** The three settings of DKIM belong together, and the key must be one. */
function readDkim(s: z.infer<typeof settings>): Config['dkim'] {
  const { DKIM_DOMAIN: domainName, DKIM_SELECTOR: keySelector, DKIM_KEY_FILE: file } = s;
  if (!domainName && !keySelector && !file) return undefined;
  if (!domainName || !keySelector || !file) throw new AppError('BAD_INPUT', 'The settings need a look: DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE belong together. See .env.example.');
  try {
    const privateKey = readFileSync(file, 'utf8');
    createPrivateKey(privateKey);
    return { domainName, keySelector, privateKey };
  } catch {
    throw new AppError('BAD_INPUT', 'The settings need a look: DKIM_KEY_FILE should name a file with a private key as PEM. See .env.example.');
  }
}
