import { defineRoom } from '#platform';
import { postcardsMigrations } from './migrations/index.js';
import { PostcardController } from './postcard.controller.js';
import { Postcard, PostcardRun } from './postcard.entity.js';
import { PostcardQueries } from './postcard.queries.js';
import { PostcardResolver, PostcardRunResolver } from './postcard.resolver.js';
import { PrintService } from './print.service.js';
import { ReturnedService } from './returned.service.js';
import { RunService } from './run.service.js';

export const postcards = defineRoom({
  name: 'postcards',
  entities: [PostcardRun, Postcard],
  migrations: postcardsMigrations,
  services: [PostcardQueries, RunService, PrintService, ReturnedService],
  doors: [PostcardRunResolver, PostcardResolver],
  controllers: [PostcardController],
  handlers: [],
});
