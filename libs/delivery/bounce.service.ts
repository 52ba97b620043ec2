import { type Actor, AppError, Clock, Config, Db, derivedKey, HOME_ZONE } from '#platform';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { isSigned, mailgunEvent, readMailgun, readReport, type Report, SOFT_BOUNCES, SOFT_DAYS } from './bounce.policy.js';
import { BounceKind, Suppression, SuppressionKind } from './suppression.entity.js';

/** Seconds within which an event of a provider must have been signed: it tries again for eight hours. */
const FRESH = 12 * 3600;

/** Addresses we may not or cannot use. The gate asks this table just before every letter goes (promise L6). */
@Injectable()
export class SuppressionService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** The mail server of an address says that it does not exist. */
  hard(address: string, said: string): Promise<void> {
    return this.add(address, SuppressionKind.HARD_BOUNCE, `Its mail server says that it does not exist: ${said}`);
  }

  /** Puts an address on the list; nothing happens where it is there already for the same reason. */
  async add(address: string, kind: SuppressionKind, why: string): Promise<void> {
    await this.db.query(`insert into suppression (address, kind, suppressed_at, why) values (lower($1), $2, $3, $4) on conflict (address, kind) where lifted_at is null do nothing`, [
      address, kind, this.clock.now(), why.slice(0, 500),
    ]);
  }

  /** An admin knows better: the address is used again, whatever else stood against it. The record stays. */
  async lift(actor: Actor, id: string): Promise<string> {
    await this.db.tx(async () => {
      const { address, liftedAt } = await this.db.get(Suppression, id, { lock: true });
      if (liftedAt) throw new AppError('CONFLICT', 'This address is used again already. Please reload the page.');
      await this.db.repo(Suppression).update({ address, liftedAt: IsNull() }, { liftedAt: this.clock.now(), liftedById: actor.memberId });
    });
    return id;
  }
}

/** Reports that letters did not arrive or were not wanted. Each is kept once; they may come twice, late and in any order. */
@Injectable()
export class BounceService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly suppressions: SuppressionService,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** A whole message as a mail server sent it back, signed with our own key. Says how many reports in it are new. */
  async takeMessage(raw: Buffer | undefined, signature: string | undefined): Promise<{ kept: number }> {
    if (!raw || !Buffer.isBuffer(raw)) throw new AppError('BAD_INPUT', 'Send the whole message as it came, as message/rfc822.');
    if (!isSigned(derivedKey(this.config.secretKey, 'bounces'), raw, (signature ?? '').replace(/^sha256=/, ''))) throw new AppError('FORBIDDEN', 'The signature does not fit.');
    const reports = await readReport(raw).catch(() => []);
    return { kept: await this.keep(reports) };
  }

  /** An event of Mailgun, signed with the key of its account. */
  async takeMailgun(body: unknown): Promise<{ kept: number }> {
    const key = this.config.mailgunKey;
    if (!key) throw new AppError('NOT_FOUND', 'No key of Mailgun is set here.');
    const read = mailgunEvent.safeParse(body);
    if (!read.success) throw new AppError('BAD_INPUT', 'This is no event of Mailgun.');
    const { timestamp, token, signature } = read.data.signature;
    const age = Math.abs(this.clock.now().getTime() / 1000 - Number(timestamp));
    if (!isSigned(key, timestamp + token, signature) || age > FRESH) throw new AppError('FORBIDDEN', 'The signature does not fit.');
    const report = readMailgun(read.data);
    return { kept: report ? await this.keep([report]) : 0 };
  }

  /** A mail server said to our face that a mailbox takes nothing now. */
  async full(address: string, outboxId: string, said: string): Promise<void> {
    // the letter tells of it already: here only the address is judged
    await this.keep([{ key: `session:${outboxId}:${this.clock.now().toISOString()}`, address: address.toLowerCase(), kind: BounceKind.SOFT, outboxId: null, at: null, said }]);
  }

  private keep(reports: Report[]): Promise<number> {
    return this.db.tx(async () => {
      let kept = 0;
      for (const report of reports) if (await this.keepOne(report)) kept += 1;
      return kept;
    });
  }

  private async keepOne({ key, address, kind, outboxId, at, said }: Report): Promise<boolean> {
    const now = this.clock.now();
    const when = at && at < now ? at : now;
    const fresh = await this.db.query(`insert into bounce (key, address, kind, outbox_id, at, said) values ($1, $2, $3, $4, $5, $6) on conflict (key) do nothing returning id`, [key, address, kind, outboxId, when, said]);
    if (!fresh.length) return false;
    if (outboxId && kind !== BounceKind.COMPLAINT) {
      // what came back was taken, also where nobody had heard so
      await this.db.query(
        `update outbox set bounced_at = $2, reason = $3, state = case state when 'DOUBTFUL' then 'SENT' else state end,
                sealed_props = case state when 'DOUBTFUL' then null else sealed_props end, sent_at = case state when 'DOUBTFUL' then handing_at else sent_at end
          where id = $1 and bounced_at is null and state in ('HANDING', 'SENT', 'DOUBTFUL')`,
        [outboxId, when, `It came back: ${said}`],
      );
    }
    // who lifted an address knew of what came before
    const [lifted] = await this.db.query(`select 1 from suppression where address = $1 and lifted_at > $2 limit 1`, [address, when]);
    if (!lifted) await this.judge(address, kind, said);
    return true;
  }

  private async judge(address: string, kind: BounceKind, said: string): Promise<void> {
    if (kind === BounceKind.HARD) return this.suppressions.hard(address, said);
    if (kind === BounceKind.COMPLAINT) {
      await this.suppressions.add(address, SuppressionKind.COMPLAINT, 'Whoever reads mail there reported a letter as unwanted.');
      await this.db.query(
        `insert into preference (member_id, zone, announcements) select m.id, coalesce(c.time_zone, $2), false from member m left join community c on c.id = m.community_id where m.email = $1
         on conflict (member_id) do update set announcements = false`,
        [address, HOME_ZONE],
      );
      return;
    }
    const [score] = await this.db.query<{ days: number }>(
      `select count(distinct (at at time zone 'utc')::date)::int as days from bounce b
        where address = $1 and kind = 'SOFT' and at > $2::timestamptz - make_interval(days => ${SOFT_DAYS})
          and not exists (select 1 from suppression s where s.address = b.address and s.lifted_at > b.at)`,
      [address, this.clock.now()],
    );
    if (score!.days >= SOFT_BOUNCES) await this.suppressions.add(address, SuppressionKind.SOFT_BOUNCES, `It took nothing on ${score!.days} days: ${said}`);
  }
}
