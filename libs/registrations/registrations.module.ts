import { tellAudience } from '#delivery';
import { defineRoom } from '#platform';
import { Import } from './import.entity.js';
import { ImportController } from './import.controller.js';
import { CheckImport, CommitImport, SweepImports } from './import.jobs.js';
import { ImportAroundQueries } from './import-around.queries.js';
import { ImportCheckService } from './import-check.service.js';
import { ImportCommitService } from './import-commit.service.js';
import { ImportQueries } from './import.queries.js';
import { ImportResolver } from './import.resolver.js';
import { ImportQuestion, ImportRow } from './import-row.entity.js';
import { ImportService } from './import.service.js';
import { listedOn, RegistrationList } from './list.entity.js';
import { ListResolver } from './list.resolver.js';
import { ListService } from './list.service.js';
import { registrationsMigrations } from './migrations/index.js';
import { ParticipationController } from './participation.controller.js';
import { ParticipationService } from './participation.service.js';
import { Registration } from './registration.entity.js';
import { ParticipationQueries, RegistrationQueries } from './registration.queries.js';

tellAudience('lists', listedOn);

export const registrations = defineRoom({
  name: 'registrations',
  entities: [RegistrationList, Registration, Import, ImportRow, ImportQuestion],
  migrations: registrationsMigrations,
  services: [ListService, ParticipationService, ParticipationQueries, RegistrationQueries, ImportService, ImportCheckService, ImportCommitService, ImportQueries, ImportAroundQueries],
  doors: [ListResolver, ImportResolver],
  controllers: [ParticipationController, ImportController],
  handlers: [CheckImport, CommitImport, SweepImports],
});
