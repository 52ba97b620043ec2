import { createHash } from 'node:crypto';
import { ConsentKind, keptAddress, PRIMARY_ROLES, type PostalAddress, PrimaryRole, readAddress } from '#people';
import { quoted, readDay, readEmail, readLanguages, readName, readPhone, readYes, oneLine, shortened, tidy } from './import-cell.policy.js';
import { canonical, findWord, fold, nearestFirst, type Word, type Words, wordsOf } from './import-word.policy.js';
import { type ImportChoice } from './import-row.entity.js';
import { ImportField } from './import.entity.js';
import { ParticipationKind } from './registration.entity.js';

/** What a row says, ready to be written. */
export interface Given {
  name: string;
  email: string | null;
  phone: string | null;
  address: PostalAddress | null;
  organisation: string | null;
  sectorId: string | null;
  communityId: string | null;
  /** As given that day; what the community tells where no region was given. */
  regionId: string | null;
  primaryRole: PrimaryRole | null;
  alsoParent: boolean | null;
  languages: string[];
  participation: ParticipationKind | null;
  registeredOn: string | null;
  consent: GivenConsent | null;
  /** They said no to being written to. */
  noLetters: boolean;
  /** The day of that no, where the file or the list tells it. */
  noLettersOn: string | null;
}

export interface GivenConsent {
  kind: ConsentKind;
  source: string;
  givenOn: string;
}

/** A question, with the answer that was given to it. */
export interface Question {
  key: string;
  /** For all rows that ask it. */
  says: string;
  choices: ImportChoice[];
  /** For this row, where it has words of its own. */
  here?: string;
  answer: string | null;
}

export interface ReadRow {
  given: Given;
  says: string[];
  refuses: string[];
  questions: Question[];
  leftOut: boolean;
}

export interface Place extends Word {
  regionId: string;
}

/** The words of this network that cells are looked up in. */
export interface Lookups {
  sectors: Words;
  regions: Words;
  communities: Words;
  roles: Words<PrimaryRole>;
  /** The communities by each of their names, and by id. */
  places: ReadonlyMap<string, readonly Place[]>;
  /** What each text was found to mean, or asks: files say the same things again and again. */
  found: Map<string, string | Omit<Question, 'answer'>>;
}

/** The words of a network, made ready for looking up. */
export function lookupsOf(sectors: Word[], regions: Word[], communities: Place[]): Lookups {
  const named = communities.flatMap((place) => [...new Set([place.id, ...[place.label, ...(place.also ?? [])].map(canonical)])].map((name) => ({ name, place })));
  const places = new Map([...Map.groupBy(named, ({ name }) => name)].map(([name, all]) => [name, all.map(({ place }) => place)]));
  return { sectors: wordsOf(sectors), regions: wordsOf(regions), communities: wordsOf(communities), roles: roleWords(), places, found: new Map() };
}

/** What the import says about all its rows. */
export interface Terms {
  listName: string;
  heldOn: string | null;
  consentSource: string | null;
  consentGivenOn: string | null;
  today: string;
}

export type Fields = readonly (ImportField | null)[];
export type AnswerOf = (key: string) => string | null;

export const LEAVE_OUT = 'leave-out';
const EMPTY = 'empty';
const leaveOut = (what = 'Leave these rows out'): ImportChoice => ({ id: LEAVE_OUT, label: what });

const ROLE_WORDS: Partial<Record<PrimaryRole, string[]>> = {
  EDUCATOR: ['ECE', 'early childhood educator', 'teacher', 'kindergarten teacher', 'early childhood education'],
  COORDINATOR: ['coordinator', 'facilitator', 'program coordinator', 'early childhood coordinator', 'program facilitator'],
  HEALTHCARE: ['health care provider', 'healthcare', 'physician', 'doctor', 'family doctor', 'paediatrician', 'pediatrician', 'nurse', 'registered nurse', 'public health nurse', 'nurse practitioner', 'RN', 'NP', 'physiotherapist', 'occupational therapist', 'speech-language pathologist', 'midwife'],
  PEER: ['peer support worker', 'peer support', 'outreach worker', 'parent', 'caregiver', 'parent or caregiver', 'foster parent'],
  CLINICIAN: ['clinician', 'counsellor', 'counselor', 'psychologist', 'mental health'],
  MANAGER: ['manager', 'administrator', 'policy maker', 'director', 'executive director', 'policymaker', 'administration'],
  CHILDCARE: ['child care provider', 'daycare provider', 'childcare'],
  RESEARCHER: ['research', 'research assistant'],
  BEHAVIOUR: ['behavior analyst', 'behaviour consultant', 'behavior consultant', 'BCBA'],
  OTHER: ['other', 'another', 'other role'],
};

/** The primary roles, with what people write for them. */
const roleWords = (): Words<PrimaryRole> => wordsOf(Object.values(PrimaryRole).map((id) => ({ id, label: PRIMARY_ROLES[id], also: [id.replaceAll('_', ' '), ...(ROLE_WORDS[id] ?? [])] })));

const PARTICIPATIONS = wordsOf<ParticipationKind>([
  { id: ParticipationKind.RECORDED, label: 'Recorded sessions only', also: ['recorded', 'recordings', 'recording only', 'asynchronous', 'async', 'on demand', 'watch later', 'recorded sessions', 'recorded sessions only'] },
  { id: ParticipationKind.LIVE, label: 'Recorded sessions and the live day', also: ['live', 'live day', 'live workshop', 'both', 'recorded and live', 'live and recorded', 'synchronous', 'recorded sessions and live day', 'full summit', 'virtual live', 'recorded sessions and the live workshop', 'recorded sessions and live workshop'] },
]);

const hash = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 16);

/** Reads one row: what it gives, what there is to say, why it cannot be taken, what has to be decided. Never throws. */
export function readRow(cells: readonly string[], fields: Fields, lookups: Lookups, terms: Terms, answer: AnswerOf): ReadRow {
  const row: ReadRow = { given: NOTHING(), says: [], refuses: [], questions: [], leftOut: false };
  const { given, says, refuses } = row;
  const text = (field: ImportField) => fields.flatMap((one, at) => (one === field ? tidy(cells[at]) || [] : [])).join('\n');
  const line = (field: ImportField) => oneLine(text(field));
  const take = <T>(read: { value: T | null; says?: string; refuses?: string }): T | null => {
    if (read.says) says.push(read.says);
    if (read.refuses) refuses.push(read.refuses);
    return read.value;
  };
  const ask = (question: Omit<Question, 'answer'>): string | null => {
    const chosen = answer(question.key);
    const valid = chosen && question.choices.some(({ id }) => id === chosen) ? chosen : null;
    row.questions.push({ ...question, answer: valid });
    if (valid === LEAVE_OUT) row.leftOut = true;
    return valid;
  };
  /** The id a text stands for: found, or chosen by whoever was asked once for all rows that have it. */
  const choose = <Id extends string>(kind: string, what: string, cell: string, words: Words<Id>): Id | null => {
    if (!cell || /^(?:n\/?a|-+|none)$/i.test(cell)) return null;
    const known = lookups.found.get(`${kind} ${cell}`);
    const found = known ?? findWord(words, cell) ?? {
      key: `${kind}:${hash(fold(cell))}`,
      says: `We know no ${what} called ${quoted(cell)}. Which one is meant?`,
      choices: [...nearestFirst(words.all, cell).map(({ id, label }) => ({ id, label })), { id: EMPTY, label: 'Leave it empty' }, leaveOut()],
    };
    if (!known) lookups.found.set(`${kind} ${cell}`, found);
    const chosen = typeof found === 'string' ? found : ask(found);
    const meant = words.all.find(({ id }) => id === chosen);
    if (meant && chosen !== found) says.push(`${quoted(cell)} is read as ${meant.label}.`);
    return meant?.id ?? null;
  };

  if (cells.slice(fields.length).some((cell) => cell.trim())) refuses.push('This row has more cells than the first line. A text with a comma in it needs quotation marks around it.');
  given.name = take(readName(line(ImportField.NAME) || [line(ImportField.FIRST_NAME), line(ImportField.LAST_NAME)].filter(Boolean).join(' '))) ?? '';
  given.email = take(readEmail(text(ImportField.EMAIL)));
  given.phone = take(readPhone(text(ImportField.PHONE)));
  given.organisation = organisation(line(ImportField.ORGANISATION), says);
  given.sectorId = choose('sector', 'sector', line(ImportField.SECTOR), lookups.sectors);
  given.primaryRole = choose('role', 'primary role', line(ImportField.PRIMARY_ROLE), lookups.roles);
  given.participation = choose('participation', 'kind of participation', line(ImportField.PARTICIPATION), PARTICIPATIONS);
  given.alsoParent = take(readYes(text(ImportField.ALSO_PARENT)));
  given.languages = take(readLanguages(text(ImportField.LANGUAGES))) ?? [];
  given.registeredOn = take(readDay(text(ImportField.REGISTERED_ON)));
  given.regionId = choose('region', 'region', line(ImportField.REGION), lookups.regions);
  place(row, line(ImportField.COMMUNITY), line(ImportField.REGION), lookups, choose, ask);
  address(row, text, ask);
  consent(row, text(ImportField.CONSENT), terms);
  return row;
}

const NOTHING = (): Given => ({
  name: '', email: null, phone: null, address: null, organisation: null, sectorId: null, communityId: null, regionId: null, primaryRole: null, alsoParent: null, languages: [], participation: null, registeredOn: null, consent: null, noLetters: false, noLettersOn: null,
});

function organisation(name: string, says: string[]): string | null {
  if (name.length <= 120) return /[\p{L}\p{N}]/u.test(name) && !/^(?:n\/?a|none)$/i.test(name) ? name : null;
  says.push('The name of the organisation is longer than 120 characters, so it is left empty.');
  return null;
}

type Choose = <Id extends string>(kind: string, what: string, cell: string, words: Words<Id>) => Id | null;
type Ask = (question: Omit<Question, 'answer'>) => string | null;

/** The community, and whether it lies where the row says. A name that two regions have is told apart by the region given. */
function place({ given, says }: ReadRow, cell: string, regionCell: string, lookups: Lookups, choose: Choose, ask: Ask): void {
  const near = lookups.places.get(canonical(cell))?.filter(({ regionId }) => regionId === given.regionId) ?? [];
  const meant = near.length === 1 ? near[0]!.id : choose('community', 'community', cell, lookups.communities);
  const community = meant ? lookups.places.get(meant)![0] : null;
  if (!community) return;
  given.communityId = community.id;
  const region = (id: string) => lookups.regions.all.find((one) => one.id === id)!.label;
  if (!given.regionId) return void (given.regionId = community.regionId);
  if (given.regionId === community.regionId) return;
  const [theirs, said] = [region(community.regionId), region(given.regionId)];
  const chosen = ask({
    key: `place:${hash(`${community.id} ${given.regionId}`)}`,
    says: `${community.label} lies in ${theirs}, but ${quoted(regionCell)} was given. Which region counts?`,
    choices: [{ id: 'community', label: `${theirs}, where ${community.label} lies` }, { id: 'given', label: `${said}, as they gave it that day` }, leaveOut()],
  });
  if (chosen === 'community') Object.assign(given, { regionId: community.regionId });
  if (chosen === 'given') says.push(`${said} is kept as the region given that day.`);
}

function address(row: ReadRow, text: (field: ImportField) => string, ask: Ask): void {
  const read = readAddress({ text: text(ImportField.ADDRESS), street: text(ImportField.STREET), city: text(ImportField.CITY), province: text(ImportField.PROVINCE), postalCode: text(ImportField.POSTAL_CODE) });
  if (!read) return;
  const faults = Object.values(read.faults);
  if (!faults.length) return void (row.given.address = keptAddress(read.address));
  const { civic, poBox, ruralRoute, generalDelivery } = read.address;
  // a place alone is where somebody lives, not where post reaches them: nothing is lost by leaving it
  if (!civic && !poBox && !ruralRoute && !generalDelivery && !text(ImportField.ADDRESS) && !text(ImportField.STREET)) return;
  const shown = quoted([text(ImportField.ADDRESS), text(ImportField.STREET), text(ImportField.CITY), text(ImportField.PROVINCE), text(ImportField.POSTAL_CODE)].filter(Boolean).join(', '));
  const chosen = ask({
    key: 'address',
    says: 'Post would not reach these addresses as they are. What shall become of these rows?',
    choices: [{ id: 'without', label: 'Take them without the address' }, leaveOut()],
    here: `Post would not reach ${shown}. ${faults[0]}`,
  });
  if (chosen === 'without') row.says.push('The postal address is left out.');
}

/** CASL: a yes is express and lasts; having taken part is implied, and ends. */
function consent({ given, says }: ReadRow, cell: string, terms: Terms): void {
  const day = /\d{2}/.test(cell) ? readDay(cell) : null;
  const said = day ? { value: true as boolean | null, says: day.says } : readYes(cell);
  if (said.says) says.push(said.says);
  given.noLetters = said.value === false;
  if (given.noLetters) {
    says.push('They do not want to be written to.');
    given.noLettersOn = given.registeredOn ?? terms.heldOn;
  }
  if (given.noLetters || (said.value === null && !terms.consentSource)) return;
  const source = terms.consentSource ?? `Said yes when registering for ${terms.listName}`;
  const givenOn = day?.value ?? terms.consentGivenOn ?? given.registeredOn ?? terms.heldOn ?? terms.today;
  if (day && !day.value) return;
  given.consent = { kind: said.value ? ConsentKind.EXPRESS : ConsentKind.IMPLIED, source: shortened(source, 200), givenOn: givenOn > terms.today ? terms.today : givenOn };
}
