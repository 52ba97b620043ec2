import { Body, Controller, Delete, type DynamicModule, Get, Header, Inject, Module, Param, Post, Req, Res } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { printSchema } from 'graphql';
import { Temporal } from 'temporal-polyfill';
import { AppError, Clock, Db, type FastifyReply, type FastifyRequest, HOME_ZONE, html, Page, Requires } from '#platform';
import { EXPLORER_SCRIPT, ExplorerPage } from './explorer.page.js';
import type { Mailbox } from './mailbox.js';
import { Player } from './player.js';

const HTML = 'text/html; charset=utf-8';
const NETWORK = 'SEED Table, for trying out';
const MAILBOX = Symbol('Mailbox');

/** An instant in words, in Pacific Time. */
const inWords = (at: Date) => `${new Intl.DateTimeFormat('en-CA', { dateStyle: 'full', timeStyle: 'short', timeZone: HOME_ZONE }).format(at)} Pacific Time`;

/** Pages for trying out on one machine: the mail that was sent, the clock, the schema. Production never loads them. */
@Controller('dev')
export class DevController {
  constructor(
    @Inject(MAILBOX) private readonly mailbox: Mailbox,
    private readonly clock: Clock,
    private readonly player: Player,
    private readonly modules: ModuleRef,
  ) {}

  @Requires('anyone')
  @Get('mailbox')
  @Header('content-type', HTML)
  mail(): string {
    const messages = this.mailbox.messages();
    return html(
      <Page title="Mailbox" network={NETWORK}>
        <h1>Mailbox</h1>
        <p>Every letter that was sent, newest first. Nothing leaves this machine.</p>
        {messages.length ? (
          <table>
            <thead>
              <tr>
                <th scope="col">To</th>
                <th scope="col">Subject</th>
              </tr>
            </thead>
            <tbody>
              {messages.map((message) => (
                <tr>
                  <td>{[message.to].flat().join(', ')}</td>
                  <td>
                    <a href={`/dev/mailbox/${message.id}`}>{message.subject}</a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <p class="note">No letters yet.</p>
        )}
      </Page>,
    );
  }

  @Requires('anyone')
  @Get('mailbox/messages')
  messages() {
    return this.mailbox.messages().map((message) => ({ ...message, raw: message.raw.toString() }));
  }

  @Requires('anyone')
  @Delete('mailbox/messages')
  clear(): { cleared: true } {
    this.mailbox.clear();
    return { cleared: true };
  }

  @Requires('anyone')
  @Get('mailbox/:id')
  @Header('content-type', HTML)
  letter(@Param('id') id: string): string {
    const message = this.find(id);
    return html(
      <Page title={message.subject} network={NETWORK}>
        <p>
          <a href="/dev/mailbox">All letters</a>
        </p>
        <h1>{message.subject}</h1>
        <p>To {[message.to].flat().join(', ')}</p>
        <p>
          <a href={`/dev/mailbox/${message.id}/html`}>See it as it is sent</a>
        </p>
        <pre>{message.text}</pre>
        {linksIn(message.text ?? '').map((link) => (
          <p>
            <a href={link}>{link}</a>
          </p>
        ))}
      </Page>,
    );
  }

  @Requires('anyone')
  @Get('mailbox/:id/html')
  asSent(@Param('id') id: string, @Res() reply: FastifyReply): void {
    // A letter brings its own styles; it gets a page of its own with nothing else allowed.
    void reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-top-navigation-by-user-activation").type(HTML).send(this.find(id).html ?? '');
  }

  @Requires('anyone')
  @Get('clock')
  @Header('content-type', HTML)
  clockPage(@Res({ passthrough: true }) reply: FastifyReply): string {
    const { toPlay, days } = this.player;
    if (toPlay) void reply.header('refresh', '1'); // no script: the page comes again by itself while days are played
    return html(
      <Page title="Clock" network={NETWORK}>
        <h1>Clock</h1>
        <p>
          It is now <strong>{inWords(this.clock.now())}</strong>.
        </p>
        {toPlay ? <p class="note" role="status">{toPlay === 1 ? 'One more day is played.' : `${toPlay} more days are played.`}</p> : null}
        <form method="post" action="/dev/clock">
          {[
            ['P1D', 'One day on'],
            ['P7D', 'One week on'],
            ['P1M', 'One month on'],
          ].map(([duration, label]) => (
            <button name="advance" value={duration}>
              {label}
            </button>
          ))}
          <button name="play" value="31">
            Watch a month, day by day
          </button>
          <button class="quiet" name="now" value={new Date().toISOString()}>
            Back to the real time
          </button>
        </form>
        <p>Whichever day the clock passes, what is due on it is done: letters go out, steps of plans, digests, answers of the sample region.</p>
        {days.length ? (
          <table>
            <caption>What happened</caption>
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col">What</th>
              </tr>
            </thead>
            <tbody>
              {days.map(({ day, said }) => (
                <tr>
                  <th scope="row">{day}</th>
                  <td>{said.join('. ') || 'Nothing.'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </Page>,
    );
  }

  /** Moves the clock, day by day with all that is due on each: `{ "now": "2026-12-01T18:00:00Z" }` or `{ "advance": "P1D" }`. With `{ "play": 31 }` it plays so many days while one looks on. */
  @Requires('anyone')
  @Post('clock')
  async moveClock(@Body() body: { now?: unknown; advance?: unknown; play?: unknown } | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const days = Number(body?.play ?? 0);
    if (days > 0) this.player.play(days);
    else await this.player.moveTo(target(this.clock.now(), body ?? {}));
    if ((request.headers.accept ?? '').includes('text/html')) return reply.redirect('/dev/clock', 303);
    await reply.send({ now: this.clock.now().toISOString() });
  }

  @Requires('anyone')
  @Get('explorer')
  @Header('content-type', HTML)
  explorer(): string {
    return html(<ExplorerPage network={NETWORK} schema={printSchema(this.modules.get(GraphQLSchemaHost, { strict: false }).schema)} />);
  }

  @Requires('anyone')
  @Get('explorer.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  explorerScript(): string {
    return EXPLORER_SCRIPT;
  }

  private find(id: string) {
    const message = this.mailbox.messages().find((each) => each.id === id);
    if (!message) throw new AppError('NOT_FOUND', 'This letter is no longer in the mailbox. It keeps the newest 500.');
    return message;
  }
}

const linksIn = (text: string): string[] => text.match(/https?:\/\/\S+/g) ?? [];

/** The instant a request asks for. Calendar steps are taken in Pacific Time. */
function target(now: Date, { now: to, advance }: { now?: unknown; advance?: unknown }): Date {
  try {
    if (typeof to === 'string') return new Date(Temporal.Instant.from(to).epochMilliseconds);
    if (typeof advance === 'string') return new Date(Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(HOME_ZONE).add(advance).epochMilliseconds);
  } catch {
    // falls through to the sentence below
  }
  throw new AppError('BAD_INPUT', 'Please send { "now": "2026-12-01T18:00:00Z" } or { "advance": "P1D" }.');
}

@Module({})
export class DevModule {
  /** The pages over this machine's mailbox. */
  static over(mailbox: Mailbox): DynamicModule {
    const player = { provide: Player, inject: [Clock, Db], useFactory: (clock: Clock, db: Db) => new Player(clock, db) };
    return { module: DevModule, controllers: [DevController], providers: [{ provide: MAILBOX, useValue: mailbox }, player] };
  }
}
