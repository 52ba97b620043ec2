import { type Actor, ActorSource, AppError, Clock, Config, Db, derivedKey, type FastifyRequest, log, NOBODY, OutboxService } from '#platform';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { emailOTP } from 'better-auth/plugins';
import pg from 'pg';
import { signInEmail } from './letters/sign-in.email.js';
import { Member } from './member.entity.js';
import type { RoleName } from './role.entity.js';
import { actorOf, PERMISSIONS } from './role.policy.js';

/** A code is good for ten minutes and three tries. */
const CODE_MINUTES = 10;
/** So many letters with a code go to one member in a quarter of an hour. More codes would be more tries for whoever guesses. */
const LETTERS_PER_QUARTER = 5;
/** An address nobody can have: asked in its name, whoever asks too often is answered and slowed down like everybody else. */
const NOBODYS = 'nobody@nowhere.invalid';
const IP_HEADER = 'x-seed-caller';

/** better-auth over our tables: it keeps codes (hashed), sessions and rate limits. Only members we know can sign in. */
export function authOver(config: Config, pool: pg.Pool, knows: { member(email: string): Promise<Member | null>; sendCode(email: string, code: string): Promise<void> }) {
  const times = { createdAt: 'created_at', updatedAt: 'updated_at' };
  return betterAuth({
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: derivedKey(config.secretKey, 'sign-in'),
    trustedOrigins: [config.publicUrl],
    database: pool,
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => log.warn({ message }, 'sign-in') },
    user: {
      modelName: 'auth_user',
      fields: { emailVerified: 'email_verified', ...times },
      additionalFields: { memberId: { type: 'string', required: false, input: false, unique: true, fieldName: 'member_id' } },
    },
    session: {
      modelName: 'auth_session',
      fields: { expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', userId: 'user_id', ...times },
      expiresIn: 90 * 86_400,
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'auth_account',
      fields: {
        accountId: 'account_id', providerId: 'provider_id', userId: 'user_id', accessToken: 'access_token', refreshToken: 'refresh_token', idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at', refreshTokenExpiresAt: 'refresh_token_expires_at', ...times,
      },
    },
    verification: { modelName: 'auth_verification', fields: { expiresAt: 'expires_at', ...times } },
    rateLimit: { enabled: true, storage: 'database', modelName: 'auth_rate_limit', fields: { lastRequest: 'last_request' }, window: 60, max: 60 },
    advanced: { cookiePrefix: 'seed', useSecureCookies: config.publicUrl.startsWith('https:'), disableOriginCheck: false, ipAddress: { ipAddressHeaders: [IP_HEADER] } },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: CODE_MINUTES * 60,
        storeOTP: 'hashed',
        allowedAttempts: 3,
        rateLimit: { window: 60, max: 20 },
        sendVerificationOTP: ({ email, otp }) => knows.sendCode(email, otp),
      }),
    ],
    databaseHooks: {
      user: {
        create: {
          before: async (user) => {
            const member = await knows.member(user.email);
            return member ? { data: { ...user, name: member.name, memberId: member.id } } : false;
          },
        },
      },
    },
  });
}

/**
 * Who has the session of token $1, with their roles. Asking better-auth first would take twice the time of the page: it
 * looks up session and account in two statements of its own at each request.
 */
const SIGNED_IN = `
select m.id, coalesce(json_agg(json_build_object('name', r.name, 'tableId', r.table_id)) filter (where r.id is not null), '[]')
from auth_session s join auth_user u on u.id = s.user_id join member m on m.id = u.member_id and m.email = u.email left join role r on r.member_id = m.id
where s.token = $1 and s.expires_at > now() and m.disabled_at is null
group by m.id`;

/** The token of a session in a Cookie header, where its signature is ours: `token.base64(HMAC-SHA256)`, as better-auth writes it. */
export function tokenIn(cookies: string | undefined, key: Buffer): string | null {
  const [, signed] = /(?:^|;\s*)(?:__Secure-)?seed\.session_token=([^;]+)/.exec(cookies ?? '') ?? [];
  if (!signed) return null;
  const [, token, signature] = /^(.+)\.([^.]+)$/.exec(decoded(signed)) ?? [];
  if (!token) return null;
  const given = Buffer.from(signature!, 'base64');
  const ours = createHmac('sha256', key).update(token).digest();
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : null;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

export type CodeResult = 'ok' | 'wrong' | 'spent' | 'too-many';

/** Sign-in by a code in a letter, and who is behind a request. */
@Injectable()
export class SignIn extends ActorSource implements OnApplicationShutdown {
  readonly permissions = Object.keys(PERMISSIONS);
  private readonly pool: pg.Pool;
  readonly auth: ReturnType<typeof authOver>;
  private readonly cookieKey: Buffer;

  constructor(
    @Inject(Config) private readonly config: Config,
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly outbox: OutboxService,
  ) {
    super();
    this.cookieKey = Buffer.from(derivedKey(config.secretKey, 'sign-in'));
    this.pool = new pg.Pool({ connectionString: config.databaseUrl, max: 4, application_name: 'seed-table sign-in' });
    this.pool.on('error', (error) => log.warn({ error: error.message }, 'a connection of the sign-in broke; it tries again'));
    this.auth = authOver(config, this.pool, { member: (email) => this.knownMember(email), sendCode: (email, code) => this.sendCode(email, code) });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  /** Reads the session and the roles anew at each request: a lost right is lost at once (promise A5). */
  async of(request: Pick<FastifyRequest, 'headers'>): Promise<Actor> {
    const token = tokenIn(request.headers.cookie, this.cookieKey);
    if (!token) return NOBODY;
    const [row] = await this.db.read(SIGNED_IN, [token]);
    return row ? actorOf(row[0]!, JSON.parse(row[1]!) as { name: RoleName; tableId: string | null }[]) : NOBODY;
  }

  /** Asks for a code by letter. It answers the same whether we know the address or not, and however often it was asked for. */
  async ask(request: FastifyRequest, email: string): Promise<'ok' | 'too-many'> {
    return this.db.tx(async () => {
      const response = await this.call(request, '/email-otp/send-verification-otp', { email: (await this.hadEnough(email)) ? NOBODYS : email, type: 'sign-in' });
      if (response.status === 429) return 'too-many';
      if (!response.ok && response.status !== 400) throw new Error(`sign-in answered ${response.status}`);
      return 'ok';
    });
  }

  /** Whether this address gets no code now. A code that is never sent would end the one in the last letter, and could be guessed at. */
  private async hadEnough(email: string): Promise<boolean> {
    const [line] = await this.db.query<{ mine: boolean }>('select pg_try_advisory_xact_lock(hashtext($1)) as mine', [`code for ${email}`]);
    if (!line!.mine) return true; // it is being asked for at this very moment
    const [sent] = await this.db.query<{ count: number }>(
      `select count(*)::int as count from outbox o join member m on m.id = o.recipient_id
        where m.email = $1 and o.letter = $2 and o.created_at > now() - interval '15 minutes'`,
      [email, signInEmail.key],
    );
    return sent!.count >= LETTERS_PER_QUARTER;
  }

  /** Trades a code for a session: the cookies to set, when it was right. A code works once. */
  async enter(request: FastifyRequest, email: string, code: string): Promise<{ result: CodeResult; cookies: string[] }> {
    const response = await this.call(request, '/sign-in/email-otp', { email, otp: code });
    if (response.ok) return { result: 'ok', cookies: response.headers.getSetCookie() };
    if (response.status === 429) return { result: 'too-many', cookies: [] };
    const { code: why } = (await response.json().catch(() => ({}))) as { code?: string };
    return { result: why === 'INVALID_OTP' ? 'wrong' : 'spent', cookies: [] };
  }

  /** Ends this session; the cookies that clear it. */
  async leave(request: FastifyRequest): Promise<string[]> {
    return (await this.call(request, '/sign-out', {})).headers.getSetCookie();
  }

  /** Deletes sessions and codes that are over, and which address asked how often an hour ago. */
  async forget(): Promise<void> {
    for (const over of ['auth_session where expires_at < now()', 'auth_verification where expires_at < now()', `auth_rate_limit where last_request < extract(epoch from now() - interval '1 hour') * 1000`])
      await this.db.query(`delete from ${over}`);
  }

  private call(request: FastifyRequest, path: string, body: object): Promise<Response> {
    const headers = new Headers({ 'content-type': 'application/json', origin: this.config.publicUrl, [IP_HEADER]: request.ip });
    if (request.headers.cookie) headers.set('cookie', request.headers.cookie);
    if (request.headers['user-agent']) headers.set('user-agent', request.headers['user-agent']);
    return this.auth.handler(new Request(`${this.config.publicUrl}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
  }

  private knownMember(email: string): Promise<Member | null> {
    return this.db
      .repo(Member)
      .createQueryBuilder('m')
      .where('m.email = :email and m.disabled_at is null', { email: email.toLowerCase() })
      .getOne();
  }

  private async sendCode(email: string, code: string): Promise<void> {
    const member = await this.knownMember(email);
    if (!member) return;
    const link = `${this.config.publicUrl}/sign-in/go?${new URLSearchParams({ e: member.email!, c: code }).toString()}`;
    const staleAt = new Date(this.clock.now().getTime() + CODE_MINUTES * 60_000);
    await this.db.tx(() => this.outbox.post(signInEmail, [{ to: member.id, props: { code, link, minutes: CODE_MINUTES }, staleAt }]));
  }
}

/** A place of ours to go on to, never another site's. */
export function ourPath(next: unknown): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])[\x21-\x7e]{0,500}$/.test(next)) return '/';
  return next;
}

export const askAgain: Record<Exclude<CodeResult, 'ok'>, string> = {
  wrong: 'That code is not the one we sent. Please look again.',
  spent: 'That code has been used or is too old. Please ask for a new one.',
  'too-many': 'That was a lot of tries. Please wait a minute, then try again.',
};

export const tooManyLetters = new AppError('TOO_MANY', 'That was a lot of letters at once. Please wait a minute, then try again.');
