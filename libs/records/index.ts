// Owns: keeping the list of members right: duplicates and merges, what is held about somebody, erasing, exports.
// Promises: a merge loses nothing and can be undone for a day; who was erased stays erased, also after a restore.
// Refuses: to know what other rooms keep: each says so beside its entities (`keepsAbout`).
export { Apart } from './apart.entity.js';
export { DuplicateService } from './duplicate.service.js';
export { EraseService } from './erase.service.js';
export { type Cell, csvOf, inert } from './export.policy.js';
export { emptied, ERASED } from './held.policy.js';
export { Merge } from './merge.entity.js';
export { MergeField } from './merge.inputs.js';
export { forgetMerges } from './merge.jobs.js';
export { MergeService } from './merge.service.js';
export { OrganisationMerge } from './organisation-merge.entity.js';
export { OrganisationService } from './organisation.service.js';
export { records } from './records.module.js';
