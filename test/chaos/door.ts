import { type ChildProcess, fork } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { derivedKey, signLink } from '#platform';
import type { Stage } from './stage.js';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * An API in a process of its own, asked over HTTP as mail programs, mail servers and scanners ask it. It may be ended and
 * opened again at the same port; one that is overheard says all it can, and what it logs is kept. */
export class Door {
  readonly logged: string[] = [];
  private child?: ChildProcess;

  private constructor(
    private readonly stage: Stage,
    readonly port: number,
    private readonly overheard: boolean,
  ) {}

  static async open(stage: Stage, { overheard = false } = {}): Promise<Door> {
    const door = new Door(stage, await freePort(), overheard);
    await door.open();
    return door;
  }

  async open(): Promise<void> {
    const env = { ...this.stage.env, PORT: String(this.port), ...(this.overheard ? { LOG_LEVEL: 'debug' } : {}) };
    const child = fork('dist/test/chaos/api.js', [], { env, stdio: this.overheard ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'ignore', 'inherit', 'ipc'] });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => this.logged.push(text.toString()));
    this.child = child;
    await Promise.race([once(child, 'message'), once(child, 'exit')]);
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const gone = once(this.child!, 'exit');
    this.child!.kill(signal);
    await gone;
  }

  /** The page behind the foot of somebody's letters, and the address of their one click. */
  linkOf(memberId: string): string {
    return `http://127.0.0.1:${this.port}/u/${memberId}/${signLink(this.stage.config.secretKey, 'unsubscribe', memberId)}`;
  }

  /** What a mail program sends when somebody presses its "unsubscribe" (RFC 8058). */
  click(memberId: string): Promise<Response> {
    return fetch(this.linkOf(memberId), { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), headers: { connection: 'close' } });
  }

  /** What a mail server sends back of an address that does not exist, signed. */
  bounce(address: string, messageId: string): Promise<Response> {
    const raw = Buffer.from(
      [
        'From: MAILER-DAEMON@mail.example.org', 'Subject: Undelivered Mail', 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', '',
        '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mail.example.org', '', `Final-Recipient: rfc822; ${address}`, 'Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 no such user', '',
        '--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: <${messageId}@example.org>`, '', '--b--', '',
      ].join('\r\n'),
    );
    const signature = createHmac('sha256', derivedKey(this.stage.config.secretKey, 'bounces')).update(raw).digest('hex');
    return fetch(`http://127.0.0.1:${this.port}/bounces`, { method: 'POST', body: raw, headers: { 'content-type': 'message/rfc822', 'x-signature': signature } });
  }
}
