import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Desk, fileOf } from '../bench/import.js';
import { cloneDatabase } from '../house.js';

// The short form of `npm run bench import`, which takes 20,000 rows in under 60 s: processes as in production, their memory as the kernel tells it.
let database: Awaited<ReturnType<typeof cloneDatabase>>;
let desk: Desk;
beforeAll(async () => {
  database = await cloneDatabase();
  desk = await Desk.open(database.databaseUrl, '/tmp/seed-table-test');
}, 60_000);
afterAll(async () => {
  await desk?.close();
  await database.drop();
});

it('5,000 rows are imported with progress to see, and neither process takes 400 MB', async () => {
  const { added, steps, seconds } = await desk.import(fileOf(5000));
  expect(added).toBe(5000);
  expect(steps).toBeGreaterThan(3);
  expect(seconds).toBeLessThan(60);
  for (const megabytes of Object.values(desk.peaks())) expect(megabytes).toBeLessThan(400);
}, 90_000);
