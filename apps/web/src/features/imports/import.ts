import type { ImportFate, ImportField, ImportQuery, ImportQuestionsQuery, ImportHeadFragment, ImportRowsQuery, ImportState } from '../../gql/graphql';

export type ImportStory = NonNullable<ImportQuery['import']>;
export type Question = ImportQuestionsQuery['importQuestions'][number];
export type FateRow = ImportRowsQuery['importRows']['edges'][number]['node'];

/** What a column of a spreadsheet can be, in the order of a form. */
export const FIELD: Record<ImportField, string> = {
  NAME: 'Name in full',
  FIRST_NAME: 'First name',
  LAST_NAME: 'Last name',
  EMAIL: 'Email',
  PHONE: 'Phone',
  ADDRESS: 'Postal address, all in one',
  STREET: 'Street or box',
  CITY: 'City or town',
  PROVINCE: 'Province',
  POSTAL_CODE: 'Postal code',
  ORGANISATION: 'Organisation',
  SECTOR: 'Sector',
  COMMUNITY: 'Community',
  REGION: 'Region',
  PRIMARY_ROLE: 'Primary role',
  ALSO_PARENT: 'Also a parent or caregiver',
  LANGUAGES: 'Languages',
  PARTICIPATION: 'How they take part',
  REGISTERED_ON: 'Day they registered',
  CONSENT: 'Agreed to be written to',
};

/** What becomes of a row, in the order in which one wants to know. */
export const FATE: Record<ImportFate, string> = {
  NEW: 'New',
  KNOWN: 'Already known',
  ALREADY: 'On the list already',
  ASKED: 'Needs a decision',
  REPEATED: 'Repeated in the file',
  REFUSED: 'Cannot be used',
  LEFT_OUT: 'Left out',
};

/** What a fate means, where the row itself has nothing to add. */
const MEANS: Partial<Record<ImportFate, string>> = {
  NEW: 'A new member, put on the list.',
  KNOWN: 'Put on the list. What they have stays; gaps are filled.',
  ALREADY: 'Nothing changes.',
  LEFT_OUT: 'Not written.',
};

/** What becomes of a row, in sentences: what is still asked, what its fate means, what there is to say about it. */
export function sentencesOf({ fate, says, questions }: FateRow): string[] {
  const asked = questions.filter(({ answer }) => answer == null).map((question) => question.says);
  return [...(fate === 'ASKED' ? asked : [MEANS[fate] ?? '']), ...says].filter(Boolean);
}

export const STATE: Record<ImportState, string> = {
  UPLOADED: 'Its columns wait for you',
  CHECKING: 'Its rows are being checked',
  CHECKED: 'Checked, nothing written yet',
  COMMITTING: 'Being written',
  DONE: 'Written',
  FAILED: 'Stopped, nothing written',
};

/** While this is so, the worker is busy with it, and the page looks again by itself. */
export const isWorking = (state: ImportState): boolean => state === 'CHECKING' || state === 'COMMITTING';

/** How many rows share a fate. */
export const countOf = ({ counts }: Pick<ImportHeadFragment, 'counts'>, fate: ImportFate): number =>
  counts.find((each) => each.fate === fate)?.n ?? 0;

/** Where one stands on the page of an import. */
export type StepName = 'columns' | 'rows' | 'decide' | 'write';

export const STEPS: readonly { id: StepName; name: string }[] = [
  { id: 'columns', name: 'Columns' },
  { id: 'rows', name: 'Every row' },
  { id: 'decide', name: 'Decisions' },
  { id: 'write', name: 'Write' },
];

const OPEN_STEPS: Record<ImportState, readonly StepName[]> = {
  UPLOADED: ['columns'],
  CHECKING: ['rows'],
  CHECKED: ['rows', 'columns', 'decide', 'write'],
  COMMITTING: ['write'],
  DONE: ['write', 'rows'],
  FAILED: ['columns'],
};

/** What stopped while it was being written can be tried again. */
const TRY_AGAIN: readonly StepName[] = ['write', 'columns', 'rows', 'decide'];

/** The steps one may look at now; the first is where one arrives. */
export const openSteps = ({ state, counts }: Pick<ImportHeadFragment, 'state' | 'counts'>): readonly StepName[] =>
  state === 'FAILED' && counts.length > 0 ? TRY_AGAIN : OPEN_STEPS[state];

/** Whether its decisions can still be changed. */
export const isOpen = ({ state }: Pick<ImportHeadFragment, 'state'>): boolean => state === 'CHECKED' || state === 'FAILED';
