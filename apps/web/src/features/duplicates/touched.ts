/** What a merge, or its undoing, may have moved: everything of a member stands somewhere else from then on. */
export const TOUCHED = 'Member Merge Duplicate Holding Seat Table Role Consent Change Offer Patch Blanket Registration Participation';

/** The same of two organisations: whoever stood with one stands with the other. */
export const TOUCHED_ORGANISATIONS = 'Organisation OrganisationMerge DuplicateOrganisation Member Change';
