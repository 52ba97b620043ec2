// Owns: sending what the outbox holds: email now, postcards and phone lists later.
// Promises: a letter goes to who it was posted to, once it can; what cannot go says why; what it said is wiped afterwards.
// Refuses: to decide who should be written to. Rooms post; this room carries.
export { delivery } from './delivery.module.js';
export { renderEmail } from './email.service.js';
