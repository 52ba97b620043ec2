import { defineRoom } from '#platform';
import { AnnouncementService } from './announcement.service.js';
import { BounceController } from './bounce.controller.js';
import { BounceService, SuppressionService } from './bounce.service.js';
import { Campaign, CampaignCount } from './campaign.entity.js';
import { CampaignResolver, DeliveryMemberResolver, PreferenceResolver, SuppressionResolver } from './campaign.resolver.js';
import { CampaignService } from './campaign.service.js';
import { AdvancePlan, Reconcile, SendDue, SweepPlans } from './delivery.jobs.js';
import { LedgerQueries } from './delivery.queries.js';
import { DeliveryService } from './delivery.service.js';
import { DigestSources } from './digest-source.service.js';
import { EmailService } from './email.service.js';
import { Ledger } from './ledger.service.js';
import { MailServer } from './mail-server.service.js';
import { deliveryMigrations } from './migrations/index.js';
import { Contact, ContactPerson, ContactPlan, ContactStep } from './plan.entity.js';
import { ContactPlans } from './plan.service.js';
import { PostChannel } from './post-channel.service.js';
import { PreferenceController } from './preference.controller.js';
import { Preference } from './preference.entity.js';
import { PreferenceService } from './preference.service.js';
import { Bounce, Suppression } from './suppression.entity.js';

export const delivery = defineRoom({
  name: 'delivery',
  entities: [Campaign, CampaignCount, Suppression, Bounce, Preference, ContactPlan, ContactStep, ContactPerson, Contact],
  migrations: deliveryMigrations,
  services: [EmailService, MailServer, LedgerQueries, Ledger, CampaignService, SuppressionService, BounceService, AnnouncementService, DeliveryService, DigestSources, PreferenceService, PostChannel, ContactPlans],
  doors: [CampaignResolver, SuppressionResolver, DeliveryMemberResolver, PreferenceResolver],
  controllers: [BounceController, PreferenceController],
  handlers: [SendDue, Reconcile, SweepPlans, AdvancePlan],
});
