// The one who asks, in a process of its own: so many connections, each with one request at a time, for so many milliseconds.
import { connect, type Socket } from 'node:net';

export interface Load {
  port: number;
  body: string;
  headers: Record<string, string>;
  path: string;
  connections: number;
  ms: number;
}

export interface Measured {
  requests: number;
  ms: number;
  /** In milliseconds. */
  p50: number;
  p99: number;
  bytes: number;
  failed: number;
}

process.on('message', (load: Load) => void measure(load).then((measured) => process.send!(measured)));
process.on('disconnect', () => process.exit());

async function measure({ port, body, headers, path, connections, ms }: Load): Promise<Measured> {
  const lines = Object.entries({ host: 'localhost', accept: 'application/json', 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), ...headers });
  const request = Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`);
  const times: number[] = [];
  const began = performance.now();
  const sum = { bytes: 0, failed: 0 };
  await Promise.all(Array.from({ length: connections }, () => lane(port, request, began + ms, times, sum)));
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { requests: times.length, ms: performance.now() - began, p50: at(0.5), p99: at(0.99), bytes: sum.bytes / times.length, failed: sum.failed };
}

/** One connection. It reads no more of an answer than where it ends. */
function lane(port: number, request: Buffer, until: number, times: number[], sum: { bytes: number; failed: number }): Promise<void> {
  return new Promise((done, fail) => {
    const socket: Socket = connect(port, '127.0.0.1');
    let left = -1;
    let head = '';
    let sent = 0;
    const send = () => {
      sent = performance.now();
      socket.write(request);
    };
    const ended = () => {
      left = -1;
      head = '';
      times.push(performance.now() - sent);
      if (performance.now() < until) send();
      else socket.end(done);
    };
    socket.setNoDelay(true).on('connect', send).on('error', fail);
    socket.on('data', (data) => {
      sum.bytes += data.length;
      if (left < 0) {
        head += data.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        const length = /content-length: (\d+)/i.exec(head);
        if (!head.startsWith('HTTP/1.1 200') || !length) sum.failed++;
        left = Number(length?.[1] ?? 0) - (head.length - end - 4);
      } else left -= data.length;
      if (left <= 0) ended();
    });
  });
}
