import { defineJob, HandlesJob, type JobHandler, Jobs, sendDue } from '#platform';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CampaignService } from './campaign.service.js';
import { DeliveryService } from './delivery.service.js';
import { ContactPlans } from './plan.service.js';

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

/** Finds contact plans whose next step is due. */
export const sweepPlans = defineJob({ name: 'delivery.sweep-plans', payload: z.object({}), every: 60_000 });
/** Does what is due of one plan. */
export const advancePlan = defineJob({ name: 'delivery.advance-plan', payload: z.object({ id: z.uuid() }) });

@Injectable()
@HandlesJob(sweepPlans)
export class SweepPlans implements JobHandler {
  constructor(
    private readonly plans: ContactPlans,
    private readonly jobs: Jobs,
  ) {}

  async run(): Promise<void> {
    for (const id of await this.plans.due()) await this.jobs.enqueue(advancePlan, { id });
  }
}

@Injectable()
@HandlesJob(advancePlan)
export class AdvancePlan implements JobHandler<{ id: string }> {
  constructor(private readonly plans: ContactPlans) {}

  run({ id }: { id: string }): Promise<void> {
    return this.plans.advance(id);
  }
}
