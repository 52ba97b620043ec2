import { randomUUID } from 'node:crypto';
import { Door } from './door.js';
import { type Scale, untilTaken } from './kills.js';
import { chaosLetters } from './letters.js';
import { figure, type Figure } from './report.js';
import { pause, type Stage } from './stage.js';

/** So many people press, or so many mail servers send back, at a time. */
const AT_ONCE = 4;
const SCANS = 100;

/**
 * L6: half of the audience stops all letters with one click, or their address comes back as dead, over HTTP while the letters go: no
 * final dot comes more than a second after the API said yes. Meanwhile scanners open the links of the others, who get theirs all the same.
 */
export async function silenced(stage: Stage, by: 'click' | 'bounce', { recipients, delay = 20 }: Scale): Promise<Figure[]> {
  await stage.order({ delay });
  const members = await stage.members(`by${by}`, recipients);
  const [door] = await Promise.all([Door.open(stage), stage.start(), stage.start()]);
  await stage.plan(chaosLetters.reminder, members, by);
  await stage.ring();
  const heard = new Map<string, number>();
  const mixed = members.toSorted(() => Math.random() - 0.5);
  const [leaving, staying] = [mixed.slice(0, Math.floor(recipients / 2)), mixed.slice(Math.floor(recipients / 2))];
  await untilTaken(stage, recipients / 20, 5000);
  const queue = [...leaving];
  const leave = async () => {
    for (let one = queue.shift(); one; one = queue.shift()) {
      const { ok } = by === 'click' ? await door.click(one.id) : await door.bounce(one.email, randomUUID());
      if (ok) heard.set(one.email, Date.now()); // it is committed: what comes after is on us
      await pause(2);
    }
  };
  let opened = 0;
  const scan = async () => {
    for (let n = 0; n < SCANS; n++) opened += (await fetch(door.linkOf(staying[n % staying.length]!.id))).ok ? 1 : 0;
  };
  await Promise.all([scan(), ...Array.from({ length: AT_ONCE }, leave)]);
  await stage.settled(120_000);
  await door.end('SIGTERM');

  const taken = stage.taken();
  const after = taken.flatMap(({ to, at }) => (at > (heard.get(to) ?? Infinity) ? [at - heard.get(to)!] : []));
  const latest = Math.max(0, ...after);
  const got = new Set(taken.map(({ to }) => to));
  const stopped = leaving.filter(({ email }) => !got.has(email)).length;
  const reached = staying.filter(({ email }) => got.has(email)).length;
  return [
    figure('L6', `${by}: heard by the API, of ${leaving.length} of ${recipients} while it runs`, heard.size, String(leaving.length), heard.size === leaving.length),
    figure('L6', `${by}: final dots more than 1 s after`, after.filter((ms) => ms > 1000).length, '0', latest <= 1000),
    figure('L6', `${by}: final dots after at all, and the latest`, `${after.length}, ${latest} ms`, '≤ 1000 ms', latest <= 1000),
    figure('L6', `${by}: who got no letter in time`, stopped, '> 0', stopped > 0),
    figure('L6', `${by}: the others got theirs, though scanners opened ${opened} of their links`, reached, String(staying.length), reached === staying.length && opened === SCANS),
  ];
}
