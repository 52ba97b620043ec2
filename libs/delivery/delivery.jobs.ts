import { defineJob, HandlesJob, type JobHandler, sendDue } from '#platform';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CampaignService } from './campaign.service.js';
import { DeliveryService } from './delivery.service.js';

@Injectable()
@HandlesJob(sendDue)
export class SendDue implements JobHandler {
  constructor(private readonly delivery: DeliveryService) {}

  run(): Promise<void> {
    return this.delivery.sendDue();
  }
}

/** Looks each minute whether the counters of campaigns are the sums of their letters. */
export const reconcile = defineJob({ name: 'delivery.reconcile', payload: z.object({}), every: 60_000 });

@Injectable()
@HandlesJob(reconcile)
export class Reconcile implements JobHandler {
  constructor(private readonly campaigns: CampaignService) {}

  run(): Promise<void> {
    return this.campaigns.reconcile();
  }
}
