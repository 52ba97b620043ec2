// A mail server that delivers nowhere, in a process of its own: the judge. Each letter it takes is one line in a file, written
// before it says so: `instant recipient message-id`, and where it was told to keep them the letter itself. What it does is told by
// messages from whoever started it.
import { appendFileSync, openSync, writeSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';

/** `delay`: milliseconds before it answers the final dot. `be`: open, closed, or what it answers to everybody. `keep`: the letters too. */
export interface Orders {
  delay?: number;
  keep?: boolean;
  be?: 'open' | 'closed' | '421' | '451';
}

const [file = '/dev/null', givenPort = '0'] = process.argv.slice(2);
const out = openSync(file, 'a');
const sockets = new Set<Socket>();
let delay = 0;
let keep = false;
let be: Orders['be'] = 'open';
let port = Number(givenPort);

const server = createServer((socket) => {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
  const say = (line: string) => void (socket.writable && socket.write(`${line}\r\n`));
  if (be === '421') return void socket.end('421 4.3.2 Service not available\r\n');
  say('220 sink ESMTP');
  let kept = '';
  let inData = false;
  let to = '';
  const take = (message: string) => {
    const id = /^message-id: <([^>]+)>/im.exec(message)?.[1] ?? '?';
    writeSync(out, `${Date.now()} ${to} ${id}${keep ? ` ${Buffer.from(message, 'latin1').toString('base64')}` : ''}\n`);
    if (delay) setTimeout(() => say('250 2.0.0 taken'), delay);
    else say('250 2.0.0 taken');
  };
  const hear = (line: string) => {
    const word = line.slice(0, 4).toUpperCase();
    if (word === 'EHLO' || word === 'HELO') say('250 sink');
    else if (word === 'MAIL' || word === 'RSET' || word === 'NOOP') say('250 2.0.0 ok');
    else if (word === 'RCPT') {
      to = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (be === '451') say('451 Requested action aborted: local error in processing');
      else say('250 2.1.5 ok');
    } else if (word === 'DATA') {
      inData = true;
      say('354 go on');
    } else if (word === 'QUIT') socket.end('221 bye\r\n');
    else say('502 what?');
  };
  socket.setEncoding('latin1').on('data', (text: string) => {
    kept += text;
    for (;;) {
      const end = inData ? kept.indexOf('\r\n.\r\n') : kept.indexOf('\r\n');
      if (end < 0) return;
      const whole = kept.slice(0, end);
      kept = kept.slice(end + (inData ? 5 : 2));
      if (inData) {
        inData = false;
        take(whole);
      } else hear(whole);
    }
  });
});

const listen = () =>
  new Promise<void>((done) => {
    server.listen(port, '127.0.0.1', () => {
      port = (server.address() as { port: number }).port;
      done();
    });
  });

async function obey(orders: Orders): Promise<void> {
  if (orders.delay !== undefined) delay = orders.delay;
  if (orders.keep !== undefined) keep = orders.keep;
  if (orders.be && orders.be !== be) {
    be = orders.be;
    for (const socket of sockets) socket.destroy();
    if (be === 'closed') await new Promise<void>((done) => void server.close(() => done()));
    else if (!server.listening) await listen();
  }
  process.send?.({ port });
}

process.on('message', (orders: Orders) => void obey(orders));
process.on('disconnect', () => process.exit());
server.on('error', (error) => appendFileSync('/dev/stderr', `${error.message}\n`));
await listen();
process.send?.({ port });
