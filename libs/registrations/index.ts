// Owns: named lists of registrations, imports of spreadsheets, the participation table.
// Promises: nothing is written before every row's fate was seen; a bad file changes nothing; what was given that day stays as given.
// Refuses: to overwrite what a member has; to show a small cell, or one that could be worked out from its neighbours.
export { ImportField } from './import.entity.js';
export { guessFields, recordsOf } from './import-file.policy.js';
export { RegistrationList } from './list.entity.js';
export { LEAST_SHOWN, type LeastShown, NOT_SAID, shownTo } from './participation.policy.js';
export { ParticipationQueries } from './registration.queries.js';
export { ParticipationKind, Registration } from './registration.entity.js';
export { registrations } from './registrations.module.js';
