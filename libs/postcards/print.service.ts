import { Readable } from 'node:stream';
import { Network } from '#people';
import { type Actor, AppError, Clock, Config, Db, type Laid, LETTER_PAGE, Pdf, Picture, type Size, unseal } from '#platform';
import { type Cell, csvOf } from '#records';
import { Inject, Injectable } from '@nestjs/common';
import { type CardLink, faultOf } from './card.policy.js';
import { type Addressed, BLEED, drawBack, drawCropMarks, drawFront, type Face, Format, type Front, MARGIN, type Run, setFace, setFront, setSender, SIZES } from './layout.policy.js';
import { Postcard, PostcardRun, RunState } from './postcard.entity.js';
import { PostcardQueries, type ReadyCard } from './postcard.queries.js';

const AT_ONCE = 200;
/** A file goes out in pieces of so many bytes. */
const CHUNK = 65_536;
const FIRST = '00000000-0000-0000-0000-000000000000';
export type Side = 'front' | 'back';

/** Takes a file away, and resolves once it has gone out whole. */
type Hand = (file: Readable) => Promise<void>;

/** Sets cards on paper: proofs for the screen, files for a printer, a list for a mail house. */
@Injectable()
export class PrintService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly queries: PostcardQueries,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** One side of one card as a picture, as it would be printed now. */
  async picture(_actor: Actor, cardId: string, format: Format, side: Side): Promise<string> {
    const { pdf, front, sender, face } = await this.proof(cardId);
    const picture = new Picture(pdf, SIZES[format]);
    if (side === 'front') drawFront(picture, front, face, SIZES[format]);
    else drawBack(picture, sender, face, SIZES[format]);
    return picture.svg();
  }

  /** The side with the text of a card nobody has ordered yet, as a picture; or why it could not be printed. Its code leads nowhere. */
  sample(run: Run): { picture: string | null; fault: string | null } {
    const size = SIZES[Format.SIX_BY_FOUR_AND_A_QUARTER];
    const pdf = new Pdf(run.heading, run.lang);
    const picture = new Picture(pdf, size);
    const card = { name: 'Sample', lines: [], url: `${this.config.publicUrl}/e/SAMPLE`, code: 'SAMPLE', ref: 'SAMPLE' };
    const fault = faultOf(() => drawFront(picture, setFront(pdf, run), setFace(pdf, card, this.returnUrl(card.ref)), size));
    return { picture: fault ? null : picture.svg(), fault };
  }

  /** One card as a file, as it would be printed now. */
  async proofFile(_actor: Actor, cardId: string, format: Format): Promise<Readable> {
    const { pdf, front, sender, face } = await this.proof(cardId);
    printCard(pdf, front, sender, face, SIZES[format]);
    return Readable.from(pdf.rest());
  }

  /**
   * The cards of a locked run as a file that is made while it goes out. They are marked as printed only once `hand` says that
   * all of it has gone: a full disk or a broken line marks none. A card that cannot be set is refused with its reason.
   */
  async print(_actor: Actor, runId: string, format: Format, hand: Hand): Promise<void> {
    const run = await this.locked(runId);
    const refused: { id: string; why: string }[] = [];
    await hand(Readable.from(this.pages(run, format, refused)));
    await this.db.tx(async () => {
      await this.db.query(`update postcard c set state = 'REFUSED', why = f.why from unnest($1::uuid[], $2::text[]) as f (id, why) where c.id = f.id and c.state = 'LOCKED'`, [refused.map(({ id }) => id), refused.map(({ why }) => why)]);
      await this.db.query(`update postcard set printed_at = $2 where run_id = $1 and state = 'LOCKED'`, [runId, this.clock.now()]);
    });
  }

  /** The cards of a locked run as a list for a mail house that prints them itself. */
  async list(_actor: Actor, runId: string): Promise<Readable> {
    const run = await this.locked(runId);
    return csvOf(['Name', 'Address 1', 'Address 2', 'Address 3', 'Address 4', 'Address 5', 'Address 6', 'Web address', 'Code', 'Return web address', 'Return mark'], this.rows(run.id));
  }

  private async *rows(runId: string): AsyncGenerator<Cell[]> {
    for await (const card of this.cards(runId)) yield [card.name, ...Array.from({ length: 6 }, (_, n) => card.lines[n] ?? ''), card.url, card.code, this.returnUrl(card.ref), card.ref];
  }

  private async *pages(run: PostcardRun, format: Format, refused: { id: string; why: string }[]): AsyncGenerator<Buffer> {
    const pdf = new Pdf(run.heading, run.lang);
    const front = setFront(pdf, run);
    const sender = setSender(pdf, run.senderLines!);
    let sheet: Face[] = [];
    for await (const card of this.cards(run.id)) {
      let face: Face | undefined;
      const why = faultOf(() => (face = setFace(pdf, card, this.returnUrl(card.ref))));
      if (why) refused.push({ id: card.id, why });
      if (!face) continue;
      if (format !== Format.SHEET) printCard(pdf, front, sender, face, SIZES[format]);
      else if (sheet.push(face) === 4) sheet = printSheet(pdf, front, sender, sheet);
      yield* pdf.taken(CHUNK);
    }
    if (sheet.length) printSheet(pdf, front, sender, sheet);
    yield* pdf.rest();
  }

  private async *cards(runId: string): AsyncGenerator<ReadyCard & Addressed> {
    for (let rows = await this.queries.ready(runId, FIRST, AT_ONCE); rows.length; rows = await this.queries.ready(runId, rows.at(-1)!.id, AT_ONCE))
      for (const row of rows) yield { ...row, ...this.opened(row.sealed) };
  }

  private async locked(runId: string): Promise<PostcardRun> {
    const run = await this.db.get(PostcardRun, runId);
    if (run.state === RunState.OPEN) throw new AppError('CONFLICT', 'Please lock this run first: until then its cards can still change.');
    if (run.state === RunState.POSTED) throw new AppError('CONFLICT', 'These cards are in the post. What they lead to is no longer kept here.');
    return run;
  }

  private async proof(cardId: string): Promise<{ pdf: Pdf; front: Front; sender: Laid[]; face: Face }> {
    const card = await this.db.repo(Postcard).findOne({ where: { id: cardId }, relations: { run: true, member: true } });
    if (!card) throw new AppError('NOT_FOUND', 'There is no such card. Please start from the list.');
    if (!card.sealed) throw new AppError('CONFLICT', 'This card is in the post or no longer needed. What it leads to is no longer kept here.');
    const network = await this.db.repo(Network).findOneByOrFail({ id: 1 });
    const lines = card.addressLines ?? card.member.postalAddress?.lines;
    if (!lines) throw new AppError('CONFLICT', card.why ?? 'There is no postal address.');
    const pdf = new Pdf(card.run.heading, card.run.lang);
    const addressed = { name: card.name ?? card.member.name, lines, ref: card.ref, ...this.opened(card.sealed) };
    let set: { front: Front; sender: Laid[]; face: Face } | undefined;
    const fault = faultOf(() => {
      set = { front: setFront(pdf, card.run), sender: setSender(pdf, card.run.senderLines ?? [network.senderName, ...(network.postalAddress?.split('\n') ?? [])]), face: setFace(pdf, addressed, this.returnUrl(card.ref)) };
    });
    if (!set) throw new AppError('CONFLICT', fault!);
    return { pdf, ...set };
  }

  private opened(sealed: string): CardLink {
    return unseal<CardLink>(this.config.secretKey, sealed);
  }

  private returnUrl(ref: string): string {
    return `${this.config.publicUrl}/returned/${ref}`;
  }
}

/** A card on two pages of its own, with bleed and the marks at which it is cut. */
function printCard(pdf: Pdf, front: Front, sender: Laid[], face: Face, size: Size): void {
  const page = { width: size.width + 2 * MARGIN, height: size.height + 2 * MARGIN };
  for (const side of ['front', 'back'] as const) {
    pdf.page(page, { x: MARGIN, y: MARGIN, ...size, bleed: BLEED });
    pdf.moved(MARGIN, MARGIN, () => {
      if (side === 'front') drawFront(pdf, front, face, size, BLEED);
      else drawBack(pdf, sender, face, size);
      drawCropMarks(pdf, size);
    });
  }
}

/** Up to four cards on a sheet and its back, which is turned over its short edge: left and right change places. */
function printSheet(pdf: Pdf, front: Front, sender: Laid[], faces: Face[]): Face[] {
  const size = SIZES[Format.SHEET];
  const sheet = { width: LETTER_PAGE.height, height: LETTER_PAGE.width };
  for (const side of ['front', 'back'] as const) {
    pdf.page(sheet);
    for (const [n, face] of faces.entries()) {
      const column = side === 'front' ? n % 2 : 1 - (n % 2);
      pdf.moved(column * size.width, Math.floor(n / 2) * size.height, () => (side === 'front' ? drawFront(pdf, front, face, size) : drawBack(pdf, sender, face, size)));
    }
    for (const y of [0, sheet.height - 9]) pdf.line(size.width, y, size.width, y + 9);
    for (const x of [0, sheet.width - 9]) pdf.line(x, size.height, x + 9, size.height);
  }
  return [];
}
