// Owns: what goes into whose digest, and when: by email, or printed as a monthly letter.
// Promises: one digest at most for a member and period; what needs them first; each thing told once; none that is not worth opening.
// Refuses: to know where news comes from: rooms tell it through `DigestSource`.
export { digests } from './digests.module.js';
export { sweepDigests } from './digest.jobs.js';
