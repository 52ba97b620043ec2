import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Config, log } from '#platform';
import { Inject, Injectable } from '@nestjs/common';

const LINE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) \d{4}-\d{2}-\d{2}$/i;

/** The file that remembers who was erased: an id and a day to a line, outside the database and its backups (promise T3). */
@Injectable()
export class ErasedList {
  constructor(@Inject(Config) private readonly config: Config) {}

  /** Adds them, and comes back once it lies on the disk. Call it with the lock of `EraseService`, last before the commit. */
  async add(ids: string[], day: string): Promise<void> {
    await mkdir(dirname(this.config.erasedList), { recursive: true, mode: 0o700 });
    const file = await open(this.config.erasedList, 'a+', 0o600);
    try {
      const { size } = await file.stat();
      const last = Buffer.alloc(1, '\n');
      if (size) await file.read(last, 0, 1, size - 1);
      const cut = last.toString() === '\n' ? '' : '\n'; // the machine stopped in the middle of a line, once
      await file.appendFile(`${cut}${ids.map((id) => `${id} ${day}\n`).join('')}`);
      await file.sync();
    } finally {
      await file.close();
    }
    const folder = await open(dirname(this.config.erasedList), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  /** The ids on it. A line that is none is left out and told of; a file that is not there holds nobody. */
  async ids(): Promise<string[]> {
    const text = await readFile(this.config.erasedList, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw new Error(`The list of who was erased cannot be read, so they might come back: ${error.message}. See ERASED_LIST in .env.example.`);
    });
    const ids = new Set<string>();
    text.split('\n').forEach((line, index) => {
      if (!line.trim()) return;
      const id = LINE.exec(line.trim())?.[1];
      if (id) ids.add(id.toLowerCase());
      else log.warn({ line: index + 1 }, 'a line of the list of who was erased is no id and a day; it is left out');
    });
    return [...ids];
  }
}
