import { defineJob, HandlesJob, type JobHandler } from '#platform';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { OfferService } from './offer.service.js';

const QUARTER_OF_AN_HOUR = 15 * 60_000;

/** Writes down which offers ran out. They end by the clock whether or not this runs: it frees the seat for the next offer. */
export const lapseOffers = defineJob({ name: 'tables.lapse-offers', payload: z.object({}), every: QUARTER_OF_AN_HOUR });

@Injectable()
@HandlesJob(lapseOffers)
export class LapseOffers implements JobHandler {
  constructor(private readonly offers: OfferService) {}

  run(): Promise<void> {
    return this.offers.lapse();
  }
}
