import { createHmac } from 'node:crypto';
import { actorOf, RoleName } from '#people';
import { ActorSource, Db, derivedKey, readConfig } from '#platform';
import { openApi } from '../../../apps/api/api.js';
import { meetings } from '../../fixture/meetings.js';
import type { Setting } from './serve.js';

/** This API as in production: only known operations, by their hash. Who asks is given, but for the server that is asked with a session. */
export async function start({ databaseUrl, actor, secret, folder }: Setting): Promise<number> {
  const config = readConfig({
    DATABASE_URL: databaseUrl, SMTP_URL: 'smtp://127.0.0.1:1', PUBLIC_URL: 'http://localhost:3000', PORT: '0', STORAGE_URL: `file://${folder}`, KEY_DIR: folder, SECRET_KEY: secret, LOG_LEVEL: 'silent',
  });
  const { app, url } = await openApi(config, [], [meetings]);
  if (process.argv[2] === 'signedIn') await session(app.get(Db, { strict: false }), actor.memberId);
  else {
    const known = actorOf(actor.memberId, [{ name: RoleName.CHAMPION, tableId: actor.tableId }]);
    Object.assign(app.get(ActorSource, { strict: false }), { of: () => Promise.resolve(known) });
  }
  return Number(new URL(url).port);
}

const TOKEN = 'benchbenchbenchbenchbenchbench12';

/** A session that is open already. */
async function session(db: Db, memberId: string): Promise<void> {
  await db.query(`insert into auth_user (id, name, email, email_verified, member_id, created_at, updated_at) select 'bench', name, email, true, id, now(), now() from member where id = $1 on conflict do nothing`, [memberId]);
  await db.query(`insert into auth_session (id, token, user_id, expires_at, created_at, updated_at) values ('bench', $1, 'bench', now() + interval '1 day', now(), now()) on conflict do nothing`, [TOKEN]);
}

/** The cookie of that session, as better-auth signs it. */
export function cookie(secret: string): string {
  const signature = createHmac('sha256', derivedKey(secret, 'sign-in')).update(TOKEN).digest('base64');
  return `seed.session_token=${encodeURIComponent(`${TOKEN}.${signature}`)}`;
}
