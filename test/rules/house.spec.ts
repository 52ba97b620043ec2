import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { rooms } from '../../apps/api/api.module.js';

/** Every file below a folder, by path from the root. */
function filesUnder(folder: string): string[] {
  return readdirSync(folder).filter((name) => name !== 'node_modules').flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}
const isSource = (path: string) => /\.(tsx?|mjs|js)$/.test(path) && !path.startsWith('apps/web/src/gql/');
const isSpec = (path: string) => /\.spec\.tsx?$/.test(path);
const read = (path: string) => readFileSync(path, 'utf8');

const libs = filesUnder('libs');
const sources = [...libs, ...filesUnder('apps'), ...filesUnder('test')].filter(isSource);
/** What runs in production: no test, nothing of the browser, nothing of local mode. */
const server = sources.filter((path) => /^(libs|apps\/(api|worker))\//.test(path) && !isSpec(path));
const inRooms = libs.filter((path) => !path.startsWith('libs/platform/'));

/** `path:line text` of every line that matches. */
function linesWith(pattern: RegExp, paths: string[]): string[] {
  return paths.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 120)}`] : [])),
  );
}
const except = (...allowed: string[]) => server.filter((path) => !allowed.includes(path));

describe('A room', () => {
  it('holds only files of the closed list: know one room, know all', () => {
    const nouns = /^[a-z][a-z-]*\.(entity|inputs|policy|service|queries|resolver|controller|jobs|module|spec|policy\.spec)\.tsx?$/;
    const strange = inRooms.filter((path) => {
      const [, room, ...rest] = path.split('/');
      const name = rest.join('/');
      if (name === 'index.ts' || name === `${room}.module.ts`) return false;
      if (/^pages\/[a-z-]+\.page\.tsx$/.test(name) || /^letters\/[a-z-]+\.(email|postcard|phone)\.tsx$/.test(name)) return false;
      if (/^migrations\/(index|\d{4}-[a-z-]+)\.ts$/.test(name)) return false;
      return !nouns.test(name) || name.includes('.module.');
    });
    expect(strange).toEqual([]);
  });

  it('has no drawer for what nobody named: utils, helpers, types, constants, dto, common', () => {
    const drawer = /^(utils?|helpers?|types?|constants?|dtos?|common|shared|misc|interfaces?)$/;
    const words = (path: string) => [...dirname(path).split('/'), basename(path).split('.')[0]!];
    expect(sources.filter((path) => words(path).some((word) => drawer.test(word)))).toEqual([]);
  });

  it('is split past about 25 files, rather than grown corridors', () => {
    const sizes = rooms.map(({ name }) => [name, inRooms.filter((path) => path.startsWith(`libs/${name}/`) && !isSpec(path) && !path.includes('/migrations/')).length] as const);
    expect(sizes.filter(([, size]) => size > 30)).toEqual([]);
  });

  it('says at its door what it owns, promises and refuses', () => {
    for (const room of new Set(libs.map((path) => path.split('/')[1]!))) {
      const [owns, promises, refuses] = read(`libs/${room}/index.ts`).split('\n');
      expect([room, owns]).toEqual([room, expect.stringMatching(/^\/\/ Owns: .+\.$/)]);
      expect([room, promises]).toEqual([room, expect.stringMatching(/^\/\/ Promises: .+\.$/)]);
      expect([room, refuses]).toEqual([room, expect.stringMatching(/^\/\/ Refuses: .+\.$/)]);
    }
  });

  it('stands in the list of rooms under the name of its folder', () => {
    const folders = [...new Set(inRooms.map((path) => path.split('/')[1]!))];
    expect(rooms.map(({ name }) => name).sort()).toEqual(folders.sort());
  });

  it('lets a service have at most six dependencies: more means it does two things', () => {
    const classes = rooms.flatMap(({ services, doors, controllers, handlers }) => [...services, ...doors, ...controllers, ...handlers]).filter((it) => typeof it === 'function');
    const count = (it: object) => ((Reflect.getMetadata('design:paramtypes', it) as unknown[] | undefined) ?? []).length;
    expect(classes.filter((it) => count(it) > 6).map((it) => it.name)).toEqual([]);
    expect(classes.length).toBeGreaterThan(10);
  });

  it('keeps policies pure: now is passed in, rows are passed in', () => {
    const policies = server.filter((path) => path.endsWith('.policy.ts'));
    expect(linesWith(/^import .*\b(Db|Clock|Config|Reads|Injectable)\b.* from/, policies)).toEqual([]);
  });

  it('lets no resolver reach for the database: reads go through the read path, writes through a service', () => {
    expect(linesWith(/^import .*\bDb\b.* from|\bquery\(|createQueryBuilder/, server.filter((path) => path.endsWith('.resolver.ts')))).toEqual([]);
  });

  it('gives a service an actor, never a request, a context or a transaction', () => {
    const services = server.filter((path) => /\.service\.tsx?$/.test(path) && path !== 'libs/people/sign-in.service.ts'); // which finds the actor behind a request
    expect(linesWith(/\b(FastifyRequest|FastifyReply|ExecutionContext|GraphQLResolveInfo|EntityManager|QueryRunner)\b/, services)).toEqual([]);
  });
});

describe('The house', () => {
  it('has no forwardRef: it hides a circle', () => {
    expect(linesWith(/forwardRef/, server)).toEqual([]);
  });

  it('takes now from the clock alone, so that a test and /dev/clock can move it', () => {
    expect(linesWith(/\bnew Date\(\)|\bDate\.now\(|\bTemporal\.Now\b|\bnew Date\(undefined\)/, except('libs/platform/clock/clock.ts'))).toEqual([]);
  });

  it('names no zone in SQL: the server of a database has zone data of its own', () => {
    expect(linesWith(/at time zone\s*'(?!utc)/i, server)).toEqual([]);
  });

  it('opens the database in platform/db only, so that a call inside a transaction joins it', () => {
    const source = /\b(DataSource|InjectRepository|getRepository|createQueryRunner|EntityManager)\b|\bpg\.(Pool|Client)\b/;
    const db = server.filter((path) => path.startsWith('libs/platform/db/'));
    const pools = ['libs/people/sign-in.service.ts', 'libs/platform/jobs/queues.ts']; // pools of better-auth and BullMQ
    const found = linesWith(source, except(...db, ...pools, 'libs/platform/platform.module.ts', 'apps/api/main.ts'));
    expect(found.filter((line) => !/migrations?\/|generate\.ts/.test(line))).toEqual([]);
  });

  it('reads the environment in one place, and checks it there', () => {
    expect(linesWith(/process\.env/, except('libs/platform/log.ts', 'apps/api/main.ts', 'apps/worker/main.ts'))).toEqual([]);
  });

  it('prints nothing: what is said goes to the log', () => {
    expect(linesWith(/\bconsole\.|process\.stdout/, server)).toEqual([]);
  });

  it('keeps files short enough to hold in mind: 300 lines', () => {
    const long = sources.map((path) => [path, read(path).split('\n').length - 1] as const).filter(([, lines]) => lines > 300);
    expect(long).toEqual([]);
  });

  it('tells the follow-up of a summit in at most 15 files, ten of them in one room', () => {
    const way = [...read('libs/evaluations/index.ts').matchAll(/^\/\/ {3}((?:apps|libs)\/\S+)/gm)].map(([, path]) => path!);
    expect(way.filter((path) => !existsSync(path))).toEqual([]);
    expect([way.length <= 15, way.filter((path) => path.startsWith('libs/evaluations/')).length <= 10, way.length > 10]).toEqual([true, true, true]);
  });

  it('names every package for every platform in its lock file, so that npm ci installs what was tried', () => {
    const { status, stderr } = spawnSync('npm', ['ci', '--dry-run', '--offline', '--ignore-scripts', '--no-audit', '--loglevel=error'], { encoding: 'utf8' });
    expect(status === 0 ? '' : stderr.slice(0, 2000)).toBe('');
  });

  it('leaves no rule switched off and no test left out', () => {
    const here = 'test/rules/house.spec.ts';
    expect(linesWith(/(oxlint|eslint)-disable|@ts-(ignore|nocheck)|\b(it|describe|test)\.only\(/, sources.filter((path) => path !== here))).toEqual([]);
  });

  it('never says anonymous, exactly once or OCAP compliant: say what is kept and what is not', () => {
    const product = [...filesUnder('libs'), ...filesUnder('apps')].filter((path) => /\.(tsx?|graphql|html|css)$/.test(path));
    expect(linesWith(/anonym(ous|ity|ised|ized)|exactly[ -]once|OCAP[ -]complian/i, product)).toEqual([]);
  });

  it('says Pacific Time, never PST, PDT or MST, which are wrong for half the year or half the north', () => {
    const product = [...filesUnder('libs'), ...filesUnder('apps')].filter((path) => /\.(tsx?|graphql|html)$/.test(path));
    expect(linesWith(/\b(PST|PDT|MST|MDT)\b/, product)).toEqual([]);
  });
});
