import { defineRoom } from '#platform';
import { Apart } from './apart.entity.js';
import { DuplicateQueries } from './duplicate.queries.js';
import { DuplicateResolver } from './duplicate.resolver.js';
import { DuplicateService } from './duplicate.service.js';
import { EraseService } from './erase.service.js';
import { ErasedList } from './erased-list.service.js';
import { Erased } from './erased.service.js';
import { ExportController } from './export.controller.js';
import { ExportQueries } from './export.queries.js';
import { HeldController } from './held.controller.js';
import { HeldQueries } from './held.queries.js';
import { HeldService } from './held.service.js';
import { Merge } from './merge.entity.js';
import { ForgetMerges } from './merge.jobs.js';
import { MergeResolver } from './merge.resolver.js';
import { MergeService } from './merge.service.js';
import { recordsMigrations } from './migrations/index.js';
import { MoveQueries } from './move.queries.js';
import { OrganisationMerge } from './organisation-merge.entity.js';
import { OrganisationService } from './organisation.service.js';

export const records = defineRoom({
  name: 'records',
  entities: [Merge, OrganisationMerge, Apart],
  migrations: recordsMigrations,
  services: [HeldQueries, MoveQueries, HeldService, ErasedList, EraseService, Erased, MergeService, DuplicateQueries, DuplicateService, OrganisationService, ExportQueries],
  doors: [DuplicateResolver, MergeResolver],
  controllers: [HeldController, ExportController],
  handlers: [ForgetMerges],
});
