// Owns: campaigns and the sending of what the outbox holds, contact plans, preferences, addresses not to write to, bounces, announcements.
// Promises: nobody in a campaign is lost; what is in doubt waits for a person; who said stop is asked just before the final dot; what cannot go says why.
// Refuses: to decide who should be written to. Rooms post; this room carries.
export { type AudiencePolicy, tellAudience } from './announcement.service.js';
export { Campaign, CampaignState } from './campaign.entity.js';
export { CampaignService, type Plan } from './campaign.service.js';
export { advancePlan, sweepPlans } from './delivery.jobs.js';
export { delivery } from './delivery.module.js';
export { mustFit, renderEmail } from './email.service.js';
export { Ledger } from './ledger.service.js';
export { BANDS, type Band, type DigestItem, type DigestSource, DigestSources } from './digest-source.service.js';
export { ContactChannel, ContactPlan, ContactStep, ContactText, PlanState } from './plan.entity.js';
export { ContactPlans, type ContactSource } from './plan.service.js';
export { type CardOrder, type CardOrderer, type CardTaker, PostChannel } from './post-channel.service.js';
export { Preference, Rhythm } from './preference.entity.js';
export { whenPreferencesChange } from './preference.policy.js';
export { PreferenceService } from './preference.service.js';
