import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { BY_HAND } from './questions.js';
import type { Setting } from './serve.js';

const asText = { getTypeParser: () => (value: string) => value } as unknown as pg.CustomTypesConfig;

/** The least a server can do: one prepared statement by hand, its JSON sent as it is. */
export async function start({ databaseUrl, actor }: Setting): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  const answer = async (body: string): Promise<string> => {
    const { question, variables } = JSON.parse(body) as { question: keyof typeof BY_HAND; variables: Record<string, unknown> };
    const { text, values } = BY_HAND[question](actor, variables);
    const { rows } = await pool.query<string[]>({ name: question, text, values, rowMode: 'array', types: asText } as never);
    const [json] = rows[0]!;
    if (question !== 'Q3') return `{"data":${json}}\n`;
    const { edges, last, more } = cut(json!);
    const endCursor = last === 'null' ? 'null' : `"${Buffer.from(last).toString('base64url')}"`;
    return `{"data":{"members":{"edges":${edges},"pageInfo":{"endCursor":${endCursor},"hasNextPage":${more}}}}}\n`;
  };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      answer(body).then(
        (text) => {
          response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) });
          response.end(text);
        },
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          response.writeHead(500).end();
        },
      );
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

/** The parts of a page, without parsing what is only passed on. */
function cut(json: string): { edges: string; last: string; more: string } {
  const at = json.lastIndexOf(', "last" : ');
  const then = json.lastIndexOf(', "more" : ');
  return { edges: json.slice(json.indexOf('['), at), last: json.slice(at + 11, then).replace('", "', '","'), more: json.slice(then + 11, -1) };
}
