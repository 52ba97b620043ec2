import { defineRoom } from '#platform';
import { AnnouncementService } from './announcement.service.js';
import { BounceController } from './bounce.controller.js';
import { BounceService } from './bounce.service.js';
import { Campaign, CampaignCount } from './campaign.entity.js';
import { CampaignResolver, DeliveryMemberResolver, SuppressionResolver } from './campaign.resolver.js';
import { CampaignService } from './campaign.service.js';
import { Reconcile, SendDue } from './delivery.jobs.js';
import { LedgerQueries } from './delivery.queries.js';
import { DeliveryService } from './delivery.service.js';
import { DigestSources } from './digest-source.service.js';
import { EmailService } from './email.service.js';
import { Ledger } from './ledger.service.js';
import { MailServer } from './mail-server.service.js';
import { deliveryMigrations } from './migrations/index.js';
import { PostChannel } from './post-channel.js';
import { PreferenceController } from './preference.controller.js';
import { Preference } from './preference.entity.js';
import { PreferenceResolver } from './preference.resolver.js';
import { PreferenceService } from './preference.service.js';
import { Bounce, Suppression } from './suppression.entity.js';
import { SuppressionService } from './suppression.service.js';

export const delivery = defineRoom({
  name: 'delivery',
  entities: [Campaign, CampaignCount, Suppression, Bounce, Preference],
  migrations: deliveryMigrations,
  services: [EmailService, MailServer, LedgerQueries, Ledger, CampaignService, SuppressionService, BounceService, AnnouncementService, DeliveryService, DigestSources, PreferenceService, PostChannel],
  doors: [CampaignResolver, SuppressionResolver, DeliveryMemberResolver, PreferenceResolver],
  controllers: [BounceController, PreferenceController],
  handlers: [SendDue, Reconcile],
});
