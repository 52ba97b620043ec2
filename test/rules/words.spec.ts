import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, getNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { rooms } from '../../apps/api/api.module.js';
import { renderEmail } from '#delivery';
import { allLetters, describeSettings, readConfig } from '#platform';

describe('The GraphQL schema', () => {
  const schema = buildSchema(readFileSync('apps/api/schema.graphql', 'utf8'));
  const described: [string, string | null | undefined][] = Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__') && !['String', 'Int', 'Float', 'Boolean', 'ID'].includes(name))
    .flatMap((type): [string, string | null | undefined][] => {
      const root = type === schema.getQueryType() || type === schema.getMutationType();
      const own: [string, string | null | undefined][] = root ? [] : [[type.name, type.description]];
      if (isEnumType(type)) own.push(...type.getValues().map((value): [string, string | null | undefined] => [`${type.name}.${value.name}`, value.description]));
      if (isInputObjectType(type)) own.push(...Object.values(type.getFields()).map((field): [string, string | null | undefined] => [`${type.name}.${field.name}`, field.description]));
      if (isObjectType(type) || isInterfaceType(type))
        for (const field of Object.values(type.getFields())) {
          own.push([`${type.name}.${field.name}`, field.description]);
          // an argument called input is described by its type
          for (const arg of field.args) own.push([`${type.name}.${field.name}(${arg.name})`, arg.description ?? (arg.name === 'input' ? getNamedType(arg.type).description : null)]);
        }
      return own;
    });

  it('describes every type, field, argument and value: it is the manual', () => {
    expect(described.length).toBeGreaterThan(200);
    expect(described.filter(([, description]) => !description).map(([name]) => name)).toEqual([]);
  });

  it('describes them in sentences', () => {
    expect(described.filter(([, description]) => !/^[A-Z].*\.$/s.test(description ?? '') || /\ba [aeio](?!ne)/i.test(description ?? ''))).toEqual([]);
  });
});

describe('Every letter', () => {
  const files = rooms.flatMap(({ name }) => {
    const folder = `libs/${name}/letters`;
    return readdirSync(`libs/${name}`).includes('letters') ? readdirSync(folder).map((file) => file.replace(/\.tsx$/, '')) : [];
  });
  const frame = { publicUrl: 'https://table.example.org', networkName: 'SEED BC', memberName: 'Ana Duarte' };
  const foot = 'SEED BC, 1 Spruce Street, Prince George';

  it('is one file under its own name', () => {
    expect(allLetters().map(({ key }) => key).sort()).toEqual(files.sort());
  });

  for (const letter of allLetters()) {
    it(`${letter.key} renders its sample, small and whole, and leads only to https`, () => {
      const { subject, html, text } = renderEmail(letter, letter.sample, frame, foot);
      for (const part of [subject, html, text]) expect(part).not.toMatch(/undefined|\[object Object\]|\bnull\b|NaN|\{\w+\}(?!.*<\/style>)/);
      expect(subject.length).toBeGreaterThan(5);
      expect(subject.length).toBeLessThan(120);
      expect(Buffer.byteLength(html)).toBeLessThan(30_000);
      expect(html).toMatch(/^<!doctype html><html lang="en-CA">/);
      expect(html).not.toMatch(/<script|<iframe|<form|\son\w+=/i);
      const links = [...html.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, url]) => url!);
      expect(links.length).toBeGreaterThan(0);
      expect(links.filter((url) => !url.startsWith('https://table.example.org'))).toEqual([]);
      // the plain text stands alone: it greets, says who writes and holds every link
      for (const part of [frame.memberName, foot]) expect(text).toContain(part);
      for (const link of links) expect(text).toContain(link.replaceAll('&amp;', '&'));
    });

    it(`${letter.key} shows odd text as text`, () => {
      const odd = '<b>"Al\'ice" & </b>\r\nBcc: evil@example.org';
      const props = Object.fromEntries(Object.entries(letter.sample).map(([name, value]) => [name, typeof value === 'string' && !value.startsWith('https:') ? odd : value]));
      const { subject, html } = renderEmail(letter, props, { ...frame, memberName: odd, networkName: odd }, odd);
      expect(html).not.toContain('<b>');
      expect(subject).not.toMatch(/[\r\n]/);
    });
  }
});

describe('The settings', () => {
  const right = {
    DATABASE_URL: 'postgres://a:b@localhost/seed', SMTP_URL: 'smtp://localhost', STORAGE_URL: 'file:///tmp', PUBLIC_URL: 'https://table.example.org',
    SECRET_KEY: 'k'.repeat(32), KEY_DIR: '/tmp/keys',
  };
  const saidOf = (env: Record<string, string | undefined>): string => {
    try {
      readConfig(env);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('are in .env.example, each with its meaning, in one order; what is optional is commented out, with its default', () => {
    const blocks = readFileSync('.env.example', 'utf8').trim().split('\n\n').slice(1);
    const written = blocks.map((block) => {
      const [meaning = '', setting = ''] = block.split('\n');
      const [, comment, name, value] = /^(# )?([A-Z_]+)=(.*)$/.exec(setting)!;
      return { name, meaning: meaning.replace(/^# /, ''), optional: !!comment, fallback: comment ? value || undefined : undefined };
    });
    expect(written).toEqual(describeSettings());
  });

  it('that are right are read', () => {
    expect(readConfig(right)).toMatchObject({ port: 3000, local: false, mailFrom: 'seed@table.example.org', trustProxy: 0 });
  });

  it('that are missing are named in one sentence, all at once', () => {
    const said = saidOf({});
    for (const name of Object.keys(right)) expect(said).toContain(`${name} is missing`);
    expect(said).toMatch(/^The settings need a look: [^\n]*\. See \.env\.example\.$/);
  });

  const wrong = {
    DATABASE_URL: ['nonsense', 'mysql://localhost/seed'], REDIS_URL: ['localhost:6379'], SMTP_URL: ['http://localhost'], MAIL_FROM: ['Ana <ana@example.org>', 'nobody'],
    STORAGE_URL: ['/var/lib'], PUBLIC_URL: ['table.example.org', 'javascript:alert(1)'], SECRET_KEY: ['short-and-secret'], ADMIN_EMAIL: ['ana'], PORT: ['eighty', '-1', '70000', '1.5'],
    DKIM_DOMAIN: ['localhost'], DKIM_SELECTOR: ['a b'], MAILGUN_SIGNING_KEY: ['short'], LOG_LEVEL: ['loud'], TRUST_PROXY: ['-1', '9', 'many'], SEED_LOCAL: ['yes'],
  };
  for (const [name, values] of Object.entries(wrong)) {
    it(`${name} that is wrong is named with how it should look, and its value is not shown`, () => {
      for (const value of values) {
        const said = saidOf({ ...right, [name]: value });
        expect(said).toMatch(new RegExp(`^The settings need a look: ${name} should [^;\\n]+\\. See \\.env\\.example\\.$`));
        if (name === 'SECRET_KEY') expect(said).not.toContain(value);
      }
    });
  }
});
