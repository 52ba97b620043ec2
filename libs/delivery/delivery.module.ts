import { keepsAbout } from '#people';
import { defineRoom, Outbox } from '#platform';
import { SendDue } from './delivery.jobs.js';
import { DeliveryService } from './delivery.service.js';
import { EmailService } from './email.service.js';

keepsAbout({
  entity: Outbox,
  by: 'recipientId',
  heading: 'Letters to you',
  line: (r) => `${r}.letter || ', posted on ' || to_char(${r}.created_at, 'YYYY-MM-DD') || ', ' || lower(${r}.state)`,
  onErase: 'DELETE',
});

export const delivery = defineRoom({
  name: 'delivery',
  entities: [],
  migrations: [],
  services: [EmailService, DeliveryService],
  doors: [],
  controllers: [],
  handlers: [SendDue],
});
