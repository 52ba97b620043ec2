import { AppError, Clock, Config, Db, type Letter, type LetterFrame, signLink, unseal } from '#platform';
import { Network } from '#people';
import { Inject, Injectable } from '@nestjs/common';
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { createContext, Script } from 'node:vm';
import { createTransport } from 'nodemailer';
import { MOST_BYTES, MOST_HTML } from './delivery.policy.js';
import type { Claimed } from './delivery.queries.js';

export interface Rendered {
  subject: string;
  html: string;
  text: string;
}

const CSS = `body{margin:0;background:#fbf8f3;color:#2b211a;font:17px/1.55 "BC Sans","Noto Sans",Arial,sans-serif}
main{max-width:34rem;margin:0 auto;padding:24px 20px}h1{font-size:24px;line-height:1.25}
a{color:#24506d}.button{display:inline-block;background:#1f4d3a;color:#fff;text-decoration:none;font-weight:700;padding:13px 24px;border-radius:8px}
.code{font-size:30px;letter-spacing:6px;font-weight:700}.quote{border-left:4px solid #8a3b1f;padding-left:14px}
footer{max-width:34rem;margin:0 auto;padding:0 20px 28px;font-size:14px;color:#54473c}
@media (prefers-color-scheme:dark){body{background:#1c1712;color:#f3ece1}a{color:#a4cbe6}.button{background:#9fd3bb;color:#1c1712}footer{color:#cdbfae}}`;

/** What every email has around its body: who it is from and where to find them. */
const EmailFrame = ({ title, network, url, foot, lang = 'en-CA', stop, children }: { title: string; network: string; url: string; foot: string; lang?: string; stop?: string | null; children: Child }) => (
  <html lang={lang}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      <style>{raw(CSS)}</style>
    </head>
    <body>
      <main>{children}</main>
      <footer>
        {foot}
        <br />
        <a href={url}>{network}</a>
        {stop ? (
          <>
            <br />
            <a href={stop}>Choose your letters, or stop them all</a>
          </>
        ) : null}
      </footer>
    </body>
  </html>
);

/** A letter as it goes out: its body in the frame every email has, and the same in plain text. */
export function renderEmail<P extends object>(letter: Letter<P>, props: P, frame: LetterFrame, foot: string): Rendered {
  const body = letter.Body({ ...props, frame });
  const subject = letter.subject(props, frame).replace(/[\r\n]+/g, ' ');
  const lang = (props as { lang?: string }).lang ?? letter.lang;
  const stop = letter.bulk && frame.unsubscribeUrl ? frame.unsubscribeUrl : null;
  return {
    subject,
    html: `<!doctype html>${String(<EmailFrame title={subject} network={frame.networkName} url={frame.publicUrl} foot={foot} lang={lang} stop={stop}>{body}</EmailFrame>)}`,
    text: `${letter.text(props, frame)}\n\n-- \n${foot}\n${frame.publicUrl}\n${stop ? `\nChoose your letters, or stop them all:\n${stop}\n` : ''}`,
  };
}

/** Bytes kept for what differs from letter to letter: the name of whom it goes to, their links, the sender's address. */
const DIFFERS = 2000;

/**
 * Refuses what somebody writes, at its field, when it would be too big as a letter. Counted in bytes as it goes out: a letter of
 * syllabics weighs three, and each paragraph some more.
 */
export function mustFit<P extends object>(letter: Letter<P>, props: P, field: string): void {
  const { html } = renderEmail(letter, props, { publicUrl: '', networkName: '', memberName: '' }, '');
  const over = Buffer.byteLength(html) / (MOST_HTML - DIFFERS);
  if (over <= 1) return;
  const sentence = `This text is too long for one letter. Please shorten it to about ${Math.floor(100 / over)} % of what it is.`;
  throw new AppError('BAD_INPUT', sentence, { [field]: sentence });
}

/** Milliseconds that writing a handful of letters may take: one that loops for ever must not hold up the others (promise L8). */
const PATIENCE = 1000;
/** So many are written in one go: the guard costs a fifth of a millisecond each time. */
export const TOGETHER = 16;
/** Seconds for which what stands around every letter is remembered. */
const FRAME_SECONDS = 10;

const box = createContext({ run: undefined as unknown });
const script = new Script('run()');

/** Runs something that must not wait, and ends it when it takes too long. */
function bounded(run: () => void): void {
  box['run'] = run;
  script.runInContext(box, { timeout: PATIENCE });
}

/** Both unsubscribe headers are signed (RFC 8058, section 4); so is all that a reader sees. */
const SIGNED = 'From:Sender:Reply-To:Subject:Date:Message-ID:To:Cc:MIME-Version:Content-Type:Content-Transfer-Encoding:Auto-Submitted:List-Id:List-Unsubscribe:List-Unsubscribe-Post';

/** Writes letters: from what the outbox holds to the bytes that go over the wire. */
@Injectable()
export class EmailService {
  private readonly builder;
  private around?: { at: number; network: Network };

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
  ) {
    const dkim = config.dkim ? { dkim: { ...config.dkim, headerFieldNames: SIGNED } } : {};
    this.builder = createTransport({ streamTransport: true, buffer: true, newline: 'windows', ...dkim } as never);
  }

  /** Renders a handful of letters. What throws, never ends or is far too big comes as a sentence why. */
  async render(rows: { row: Claimed; letter: Letter }[]): Promise<(Rendered | string)[]> {
    const network = await this.network();
    const foot = [network.senderName, network.postalAddress?.replace(/\n/g, ', ')].filter(Boolean).join(', ');
    const results: (Rendered | string)[] = [];
    const one = ({ row, letter }: { row: Claimed; letter: Letter }) => {
      const rendered = renderEmail(letter, unseal<object>(this.config.secretKey, row.sealed_props), this.frame(letter, row, network), foot);
      const html = Buffer.byteLength(rendered.html);
      const bytes = html + Buffer.byteLength(rendered.text) + Buffer.byteLength(rendered.subject);
      return bytes > MOST_BYTES || html > MOST_HTML ? `It is too big to be sent: ${Math.ceil(bytes / 1000).toLocaleString('en-CA')} kB, and ${Math.ceil(html / 1000).toLocaleString('en-CA')} of them as a page.` : rendered;
    };
    while (results.length < rows.length) {
      try {
        bounded(() => {
          while (results.length < rows.length) {
            try {
              results.push(one(rows[results.length]!));
            } catch (error) {
              results.push(`It could not be written: ${error instanceof Error ? error.message.slice(0, 300) : String(error)}`);
            }
          }
        });
      } catch {
        results.push('It could not be written: it took longer than a second.');
      }
    }
    return results;
  }

  /** The whole message, signed where a key is set, as it goes over the wire. Its Message-ID is the same at every attempt. */
  async build(letter: Letter, row: Claimed, { subject, html, text }: Rendered): Promise<Buffer> {
    const { senderName } = await this.network();
    const { mailFrom } = this.config;
    const stop = this.stopUrl(letter, row);
    const { message } = (await this.builder.sendMail({
      envelope: { from: mailFrom, to: [row.email!] },
      from: { name: senderName, address: mailFrom },
      to: { name: row.name ?? '', address: row.email! },
      subject,
      html,
      text,
      date: this.clock.now(),
      messageId: `<${row.id}@${mailFrom.split('@')[1]}>`,
      headers: {
        // a person wrote an announcement; all else is sent by itself (RFC 3834)
        ...(letter.bulk === 'announcement' ? {} : { 'Auto-Submitted': 'auto-generated' }),
        ...(stop ? { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
      },
      disableFileAccess: true,
      disableUrlAccess: true,
    } as never)) as unknown as { message: Buffer };
    return message;
  }

  /** The page on which a member stops letters; its POST is the one click of RFC 8058. */
  private stopUrl(letter: Letter, row: Claimed): string | undefined {
    return letter.bulk ? `${this.config.publicUrl}/u/${row.recipient_id}/${signLink(this.config.secretKey, 'unsubscribe', row.recipient_id)}` : undefined;
  }

  private frame(letter: Letter, row: Claimed, network: Network): LetterFrame {
    const unsubscribeUrl = this.stopUrl(letter, row);
    return { publicUrl: this.config.publicUrl, networkName: network.name, memberName: row.name ?? '', ...(unsubscribeUrl ? { unsubscribeUrl } : {}) };
  }

  private async network(): Promise<Network> {
    const now = performance.now();
    if (!this.around || now - this.around.at > FRAME_SECONDS * 1000) this.around = { at: now, network: await this.db.repo(Network).findOneByOrFail({ id: 1 }) };
    return this.around.network;
  }
}
