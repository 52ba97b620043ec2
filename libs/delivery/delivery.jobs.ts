import { HandlesJob, type JobHandler, sendDue } from '#platform';
import { DeliveryService } from './delivery.service.js';

@HandlesJob(sendDue)
export class SendDue implements JobHandler {
  constructor(private readonly delivery: DeliveryService) {}

  run(): Promise<void> {
    return this.delivery.sendDue();
  }
}
