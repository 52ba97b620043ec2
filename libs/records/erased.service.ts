import { Member } from '#people';
import { Db, log, SYSTEM } from '#platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { EraseService } from './erase.service.js';
import { ErasedList } from './erased-list.service.js';
import { Merge } from './merge.entity.js';
import { MergeService } from './merge.service.js';

/** A backup holds whoever was erased after it was made. Before the first request they are erased again (promise T3). */
@Injectable()
export class Erased implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly list: ErasedList,
    private readonly eraser: EraseService,
    private readonly merges: MergeService,
  ) {}

  async onModuleInit(): Promise<void> {
    const ids = await this.list.ids();
    if (!ids.length) return;
    await this.eraser.forgetTraces(ids); // a backup from between an upload and its end knows them by the id of their row alone
    const back = (where: object = {}) => this.db.repo(Member).find({ select: { id: true }, where: { id: In(ids), erasedAt: IsNull(), ...where } });
    const found = (await back()).length;
    if (!found) return;
    for (const { id } of await back({ mergedIntoId: IsNull() })) await this.eraser.eraseAgain(id);
    // What remains was made one with somebody who is not on the list: that merge was undone after the backup, before they were erased.
    for (const { id } of await back()) {
      await this.partFromOther(id);
      await this.eraser.eraseAgain(id);
    }
    log.warn({ members: found }, 'members who had been erased came back with a backup; they are erased again');
  }

  private async partFromOther(id: string): Promise<void> {
    const merge = await this.db.repo(Merge).findOneBy({ goneId: id, undoneAt: IsNull() });
    if (!merge) return;
    await this.merges.undo(SYSTEM, merge.id, true).catch((error: Error) => log.error({ merge: merge.id, error: error.message }, 'a merge of somebody who was erased could not be undone; please look at the row it went into'));
  }
}
