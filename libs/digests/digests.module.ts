import { whenPreferencesChange } from '#delivery';
import { defineRoom } from '#platform';
import { ContentService } from './content.service.js';
import { Digest, DigestItemTold, DigestTurn } from './digest.entity.js';
import { SweepDigests } from './digest.jobs.js';
import { DigestQueries } from './digest.queries.js';
import { DigestResolver } from './digest.resolver.js';
import { DigestService } from './digest.service.js';
import { digestsMigrations } from './migrations/index.js';
import { PaperController } from './paper.controller.js';
import { PaperService } from './paper.service.js';
import { PreviewController } from './preview.controller.js';
import { PreviewService } from './preview.service.js';

// their next turn is reckoned anew by the next sweep; one that is due already is decided by it, as they want it now
whenPreferencesChange('delete from digest_turn where member_id = $1 and (next_due_at is null or next_due_at > $2)');

export const digests = defineRoom({
  name: 'digests',
  entities: [Digest, DigestItemTold, DigestTurn],
  migrations: digestsMigrations,
  services: [DigestQueries, ContentService, DigestService, PaperService, PreviewService],
  doors: [DigestResolver],
  controllers: [PaperController, PreviewController],
  handlers: [SweepDigests],
});
