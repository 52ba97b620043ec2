import { rm } from 'node:fs/promises';

export default async function teardown() {
  await globalThis.postgres?.erase();
  if (globalThis.chromiumFolder) await rm(globalThis.chromiumFolder, { recursive: true, force: true });
}
