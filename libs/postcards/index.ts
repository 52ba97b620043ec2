// Owns: postcards: runs of cards, who is on them and why not, proofs, the files to print, what was posted, and what came back.
// Promises: a card that is printed can be read and reaches its address; what does not fit is refused with a reason, never cut; nothing is marked printed that was not.
// Refuses: to know why somebody is written to, or whether they have answered: plans tell it through delivery's `PostChannel`.
export { Format } from './layout.policy.js';
export { Postcard, PostcardRun, PostcardState, RunState } from './postcard.entity.js';
export { postcards } from './postcards.module.js';
export { PrintService } from './print.service.js';
export { RunService } from './run.service.js';
