import { defineRoom } from '#platform';
import { SendDue } from './delivery.jobs.js';
import { DeliveryService } from './delivery.service.js';
import { EmailService } from './email.service.js';

export const delivery = defineRoom({
  name: 'delivery',
  entities: [],
  migrations: [],
  services: [EmailService, DeliveryService],
  doors: [],
  controllers: [],
  handlers: [SendDue],
});
