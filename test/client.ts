import type { House } from './house.js';

export interface Answer<T = Record<string, never>> {
  status: number;
  data: T | null;
  errors: { message: string; path?: (string | number)[]; extensions: { code: string; fields?: Record<string, string> } }[];
}

/** Somebody with a browser's cookies but no JavaScript: opens pages, sends forms, asks GraphQL. */
export class Visitor {
  readonly cookies = new Map<string, string>();

  constructor(readonly house: House) {}

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size) headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    if (!headers.has('accept')) headers.set('accept', 'text/html');
    const response = await fetch(new URL(path, this.house.url), { redirect: 'manual', ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0/i.test(cookie)) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  async page(path: string): Promise<string> {
    return (await this.fetch(path)).text();
  }

  /** Sends a form as a browser without JavaScript would. */
  send(path: string, fields: Record<string, string>): Promise<Response> {
    return this.fetch(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: this.house.url, 'sec-fetch-site': 'same-origin' } });
  }

  /** Runs a GraphQL document (a house in local mode takes any). */
  async ask<T>(query: string, variables: object = {}): Promise<Answer<T>> {
    const response = await this.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'apollo-require-preflight': 'true' },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as Partial<Answer<T>>;
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
  }

  /** The data, or an error that shows what was refused. */
  async tell<T>(query: string, variables: object = {}): Promise<T> {
    const { data, errors } = await this.ask<T>(query, variables);
    if (errors.length || !data) throw new Error(errors.map(({ message, extensions }) => `${extensions.code}: ${message} ${JSON.stringify(extensions.fields ?? '')}`).join('; '));
    return data;
  }

  /** Signs in with the code from the mailbox. The house must have a worker. */
  async signIn(email: string): Promise<this> {
    const asked = new Date();
    await this.send('/sign-in', { email });
    const letter = await this.house.mailbox.waitFor((message) => message.to.includes(email) && message.at >= asked && /code/.test(message.subject), 10_000);
    const code = /\d{6}/.exec(letter.subject)![0];
    const entered = await this.send('/sign-in/code', { email, code });
    if (entered.status !== 303) throw new Error(`sign-in answered ${entered.status}`);
    return this;
  }
}
