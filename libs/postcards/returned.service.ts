import { type Actor, AppError, Clock, Config, Db, signLink } from '#platform';
import { Inject, Injectable } from '@nestjs/common';
import { printedIn } from './card.policy.js';
import { Postcard, PostcardState } from './postcard.entity.js';

/** Cards that came back. To find one changes nothing; somebody then says so. */
@Injectable()
export class ReturnedService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** The card on which this is printed: its mark or its return QR, its code, or its own QR. The newest where two runs gave the same. */
  async find(_actor: Actor, printed: string): Promise<string | null> {
    const { mark, link } = printedIn(printed);
    const key = (what: string, text: string) => signLink(this.config.secretKey, `postcard-${what}`, text);
    const [card] = await this.db.query<{ id: string }>(
      `select c.id from postcard c join postcard_run r on r.id = c.run_id
        where c.id in (select id from postcard where ref = $1 union all select id from postcard where code_key = $2 union all select id from postcard where link_key = $3)
          and c.state in ('LOCKED', 'POSTED', 'RETURNED') order by r.newest, c.id limit 1`,
      [mark, key('code', mark), key('link', link)],
    );
    return card?.id ?? null;
  }

  /** Notes that a card came back: nothing more is posted to that address of theirs until it changes. */
  async mark(actor: Actor, id: string): Promise<string> {
    await this.db.tx(async () => {
      const { state } = await this.card(id);
      if (state === PostcardState.RETURNED) return;
      if (state !== PostcardState.POSTED) throw new AppError('CONFLICT', 'This card was not posted yet. Please note first that its run was.');
      await this.db.repo(Postcard).update(id, { state: PostcardState.RETURNED, returnedAt: this.clock.now(), returnedById: actor.memberId });
    });
    return id;
  }

  /** It was a slip, or the address is right after all: the address may be used again. */
  async undo(_actor: Actor, id: string): Promise<string> {
    await this.db.tx(async () => {
      const { state } = await this.card(id);
      if (state === PostcardState.RETURNED) await this.db.repo(Postcard).update(id, { state: PostcardState.POSTED, returnedAt: null, returnedById: null });
      else if (state !== PostcardState.POSTED) throw new AppError('CONFLICT', 'This card did not come back.');
    });
    return id;
  }

  private card(id: string): Promise<Postcard> {
    return this.db.get(Postcard, id, { lock: true });
  }
}
