import { connect, createServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { messageSocket } from '#platform';
import { House } from '../house.js';

/**
 * What PostgreSQL says arrives in pieces of any size, and a piece may end anywhere: within a length, between two messages.
 * Our socket reads into one buffer again and again; nothing of an answer may be lost, doubled or written over.
 */
let house: House;
const open: Server[] = [];
beforeAll(async () => void (house = await House.open(undefined, { worker: true })));
afterAll(() => house.close());
afterEach(() => open.splice(0).forEach((server) => server.close()));

/** Listens, and hands what the database says on in pieces as long as these, one after another. */
async function cutting(lengths: number[]): Promise<string> {
  const url = new URL(house.config.databaseUrl);
  const { port, hostname } = url;
  const server = createServer((client) => {
    const database = connect(Number(port), hostname);
    let turn = 0;
    client.setNoDelay(true).on('error', () => database.destroy()).pipe(database);
    database.on('data', (bytes) => {
      for (let at = 0; at < bytes.length; ) {
        const length = lengths[turn++ % lengths.length]!;
        client.write(bytes.subarray(at, at + length));
        at += length;
      }
    });
    database.on('close', () => client.destroy()).on('error', () => client.destroy());
  });
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url.port = String((server.address() as { port: number }).port);
  return url.href;
}

async function asking<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, stream: () => messageSocket() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('The socket to the database', () => {
  it('brings texts of any length whole, cut into pieces of any size', async () => {
    const sizes = fc.array(fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 60_000, max: 140_000 }), fc.integer({ min: 0, max: 2_500_000 })), { minLength: 1, maxLength: 8 });
    const pieces = fc.oneof(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }), fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 5 }), fc.constant<number[]>([1_000_000]));
    await fc.assert(
      fc.asyncProperty(sizes, pieces, async (lengths, cuts) => {
        const small = cuts.every((cut) => cut < 10); // byte by byte a long text would take minutes
        const wanted = lengths.map((length, index) => ({ length: small ? length % 3000 : length, letter: String.fromCharCode(97 + index) }));
        await asking(await cutting(cuts), async (client) => {
          for (const { length, letter } of wanted) {
            const { rows } = await client.query<{ text: string; n: number }>(`select repeat($1, $2::int) as text, n from generate_series(1, 3) n`, [letter, length]);
            expect(rows.map(({ text, n }) => [text.length, text.replaceAll(letter, ''), n])).toEqual([[length, '', 1], [length, '', 2], [length, '', 3]]);
          }
        });
      }),
      { numRuns: 25, seed: 11 },
    );
  }, 60_000);

  it('keeps apart what several connections say at once', async () => {
    const url = await cutting([7000, 1, 65_536]);
    const texts = await Promise.all(Array.from({ length: 8 }, (_, n) => asking(url, async (client) => {
      const { rows } = await client.query<{ text: string }>('select repeat($1, 200000) as text', [String(n)]);
      return rows[0]!.text;
    })));
    expect(texts.map((text, n) => [text.length, text.replaceAll(String(n), '')])).toEqual(texts.map(() => [200_000, '']));
  });

  it('says so where no PostgreSQL answers, and takes no memory for what it promises', async () => {
    const server = createServer((client) => void client.on('error', () => undefined).write('HTTP/1.1 400 Bad Request\r\n\r\n'));
    open.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as { port: number };
    await expect(asking(`postgres://x@127.0.0.1:${port}/x`, async () => undefined)).rejects.toThrow('is not PostgreSQL');
  });
});
