import { Member, Network } from '#people';
import { AppError, Clock, Config, Db, isOurLink, signLink } from '#platform';
import { Inject, Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { isIPv6 } from 'node:net';
import { codeFrom, readCode } from './ballot.policy.js';
import { Evaluation } from './evaluation.entity.js';
import { Invitation } from './invitation.entity.js';

/** What the holder of a link or a code may see: the questions, and nothing about whoever they are for. */
export interface InvitationView {
  invitation: Invitation;
  evaluation: Evaluation;
  /** Where their page is, as a path. */
  path: string;
  network: string;
  sample: boolean;
}

/** The ways to somebody's page: a signed link in a letter, and a short code on a card or a sheet. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly db: Db,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** Their page, as a path. */
  pathOf(invitationId: string): string {
    return `/e/${invitationId}/${signLink(this.config.secretKey, 'evaluation', invitationId)}`;
  }

  /** The same as a whole address. */
  urlOf(invitationId: string): string {
    return `${this.config.publicUrl}${this.pathOf(invitationId)}`;
  }

  /** The short address behind the code on a card. */
  shortUrlOf(code: string): string {
    return `${this.config.publicUrl}/e/${code}`;
  }

  /** The code of an invitation. It stands in no table: it is worked out from the id and our secret. */
  codeOf({ id, codeTry }: Pick<Invitation, 'id' | 'codeTry'>): string {
    return codeFrom(Buffer.from(signLink(this.config.secretKey, 'evaluation-code', `${id}:${codeTry}`), 'base64url'));
  }

  /** Invitations with a code nobody else has. */
  async withCodes<T extends { id: string }>(rows: T[]): Promise<(T & Pick<Invitation, 'codeTry' | 'codeHash'>)[]> {
    const taken = new Set<string>();
    const coded = rows.map((row) => ({ ...row, codeTry: 0, codeHash: this.hashOf(this.codeOf({ id: row.id, codeTry: 0 })) }));
    for (let open = coded; open.length; ) {
      const found = await this.db.query<{ hash: string }>('select code_hash as hash from invitation where code_hash = any($1)', [open.map(({ codeHash }) => codeHash)]);
      for (const { hash } of found) taken.add(hash);
      const again: typeof coded = [];
      for (const row of open) {
        if (!taken.has(row.codeHash)) taken.add(row.codeHash);
        else again.push(Object.assign(row, { codeTry: row.codeTry + 1, codeHash: this.hashOf(this.codeOf({ id: row.id, codeTry: row.codeTry + 1 })) }));
      }
      open = again;
    }
    return coded;
  }

  /** What a link shows. Reading changes nothing. */
  async byLink(id: string, signature: string): Promise<InvitationView> {
    if (!isUUID(id) || !isOurLink(this.config.secretKey, 'evaluation', id, signature)) throw new AppError('NOT_FOUND', LOST);
    const invitation = await this.db.repo(Invitation).findOneBy({ id });
    if (!invitation) throw new AppError('NOT_FOUND', LOST);
    return this.view(invitation);
  }

  /** What a code leads to; null where it is nobody's. */
  async byCode(typed: unknown): Promise<InvitationView | null> {
    const code = readCode(typed);
    const invitation = code ? await this.db.repo(Invitation).findOneBy({ codeHash: this.hashOf(code) }) : null;
    return invitation ? this.view(invitation) : null;
  }

  async frame(): Promise<{ network: string; sample: boolean }> {
    const { name, sample } = await this.db.repo(Network).findOneByOrFail({ id: 1 });
    return { network: name, sample };
  }

  private async view(invitation: Invitation): Promise<InvitationView> {
    if ((await this.db.get(Member, invitation.memberId)).erasedAt) throw new AppError('NOT_FOUND', LOST);
    const evaluation = await this.db.get(Evaluation, invitation.evaluationId);
    return { invitation, evaluation, path: this.pathOf(invitation.id), ...(await this.frame()) };
  }

  private hashOf(code: string): string {
    return signLink(this.config.secretKey, 'evaluation-code-hash', code);
  }
}

const LOST = 'This link is not complete. Please open it again from the letter, or type the code on your card.';

/** So many wrong codes from one network within a quarter of an hour; then it waits. Right ones cost nothing. */
const MOST_WRONG = 10;
/** So many from all of them together: of twenty thousand codes one is met by 3,200 guesses. */
const MOST_WRONG_IN_ALL = 500;
const QUARTER_OF_AN_HOUR = 15 * 60_000;
/** What one household or machine has to itself: an address of IPv4, the first half of one of IPv6. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [left, right] = plain.split('::').map((half) => half.split(':').filter(Boolean)) as [string[], string[]?];
  const parts = right ? [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0'), ...right] : left;
  return parts.slice(0, 4).map((part) => parseInt(part, 16).toString(16)).join(':');
}

/** So many addresses are remembered; past that the oldest are forgotten. */
const MOST_ADDRESSES = 10_000;

/** Slows down whoever guesses codes. Kept in memory only, and never with a code or an answer. */
@Injectable()
export class CodeLimit {
  private readonly wrong = new Map<string, number[]>();
  private all: number[] = [];

  constructor(private readonly clock: Clock) {}

  /** Refuses a network that guessed wrong too often, and everybody where all of them did. */
  mustBeCalm(address: string): void {
    this.all = this.recent(this.all);
    if (this.recent(this.wrong.get(networkOf(address))).length < MOST_WRONG && this.all.length < MOST_WRONG_IN_ALL) return;
    throw new AppError('TOO_MANY', 'That were many codes we do not know. Please wait a quarter of an hour, or phone us: the number is on your card.');
  }

  /** Notes a wrong code. */
  note(address: string): void {
    const network = networkOf(address);
    const now = this.clock.now().getTime();
    const times = [...this.recent(this.wrong.get(network)), now];
    this.all.push(now);
    this.wrong.delete(network);
    this.wrong.set(network, times);
    if (this.wrong.size > MOST_ADDRESSES) this.wrong.delete(this.wrong.keys().next().value!);
  }

  private recent(times: number[] = []): number[] {
    const since = this.clock.now().getTime() - QUARTER_OF_AN_HOUR;
    return times.filter((at) => at > since);
  }
}
