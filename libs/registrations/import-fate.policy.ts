import type { Member } from '#people';
import { quoted } from './import-cell.policy.js';
import { ImportFate } from './import.entity.js';
import { type AnswerOf, type Given, type GivenConsent, LEAVE_OUT, type Question, type ReadRow } from './import-row.policy.js';
import { fold } from './import-word.policy.js';

/** Somebody the network knows who may be the person in a row. */
export interface Candidate
  extends Pick<Member, 'id' | 'name' | 'email' | 'otherEmails' | 'phone' | 'postalAddress' | 'sectorId' | 'organisationId' | 'communityId' | 'primaryRole' | 'alsoParent' | 'languages' | 'byEmail'> {
  regionId: string | null;
  communityName: string | null;
  organisationName: string | null;
  /** Whether whoever imports may change them. */
  may: boolean;
  /** Whether they are theirs to import: whoever imports may change them, or they sit at the table of the import. Of others nothing is told that not every member knows. */
  theirs: boolean;
  /** They have left: nothing about them is changed. */
  left: boolean;
  /** The last day on which letters by email were turned on by hand. */
  lettersSince: string | null;
  consents: (GivenConsent & { withdrawnOn: string | null })[];
  /** As they stand on the list this import adds to, where they do. */
  listed: { name: string; regionId: string | null; primaryRole: string | null; participation: string | null } | null;
}

/** A row of the same file on an earlier line that was taken. */
export interface Earlier {
  line: number;
  name: string;
  /** As it stands in the file. */
  email: string | null;
  /** As it was taken: null where it is somebody else's. */
  taken: string | null;
  phone: string | null;
  communityId: string | null;
  regionId: string | null;
  memberId: string | null;
  /** All its cells, in short. */
  cells: string;
}

export interface Around {
  line: number;
  /** The email as the file has it. */
  email: string | null;
  cells: string;
  byEmail: readonly Candidate[];
  /** Members and registrations of this name. */
  byName: readonly Candidate[];
  /** Earlier rows with this email or this name, by line. */
  earlier: readonly Earlier[];
}

export type Fills = Partial<Pick<Member, 'email' | 'phone' | 'postalAddress' | 'sectorId' | 'communityId' | 'primaryRole' | 'alsoParent' | 'languages' | 'byEmail'>> & { organisation?: string };

export interface Fate {
  fate: ImportFate;
  says: string[];
  questions: Question[];
  memberId: string | null;
  given: Given & { fills?: Fills; listed?: boolean };
}

const digits = (phone: string | null) => phone?.replace(/\D/g, '') ?? '';

/** Whether two names can be one person's: the same but for case and accents, or one is the other with a part more. */
export function alike(one: string, other: string): boolean {
  const [few, many] = [one, other].map((name) => fold(name).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1)).toSorted((a, b) => a.length - b.length);
  return fold(one) === fold(other) || (few!.length > 1 && few!.every((word) => many!.includes(word)));
}

const SAME: Question['choices'] = [{ id: 'same', label: 'The same person' }, { id: 'other', label: 'Another person' }, { id: LEAVE_OUT, label: 'Leave the row out' }];
const KEPT_APART: Question['choices'] = [SAME[0]!, { id: 'other', label: 'Another person, kept without this email address' }, SAME[2]!];
const TAKEN: Question['choices'] = [{ id: 'other', label: 'Take the row without this email address' }, SAME[2]!];

/** What becomes of a row, from what was read in it and what stands around it in the file and in the network. */
export function fateOf(read: ReadRow, around: Around, answer: AnswerOf): Fate {
  const row: Fate = { fate: ImportFate.NEW, says: [...read.says], questions: read.questions, memberId: null, given: { ...read.given } };
  if (read.refuses.length) return { ...row, fate: ImportFate.REFUSED, says: read.refuses, questions: [] };
  if (read.leftOut) return { ...row, fate: ImportFate.LEFT_OUT };
  const asking = new Asking(row, answer);
  const repeats = inFile(row, around, asking);
  if (repeats) return { ...row, fate: ImportFate.REPEATED, says: [repeats], questions: row.questions.filter(({ answer: chosen }) => chosen) };
  if (asking.leftOut) return { ...row, fate: ImportFate.LEFT_OUT };
  const member = asking.open ? null : inNetwork(row, around, asking);
  if (asking.leftOut) return { ...row, fate: ImportFate.LEFT_OUT };
  if (row.questions.some(({ answer: chosen }) => !chosen)) return { ...row, fate: ImportFate.ASKED, memberId: member?.id ?? null };
  if (!member) {
    if (!row.given.email) row.says.push('There is no email address: reach them by phone or by post.');
    return row;
  }
  const line = around.earlier.find(({ memberId }) => memberId === member.id)?.line;
  if (line) return { ...row, fate: ImportFate.REPEATED, memberId: member.id, says: [`This is the same person as on line ${line}, by what the network knows.`] };
  if (!member.theirs && !member.listed) return { ...row, fate: ImportFate.REFUSED, says: [NOT_YOURS] };
  return known(row, member);
}

const NOT_YOURS = 'This person is not of your table. Please ask an admin to put them on the list.';

/** Asks, and keeps what was answered. */
class Asking {
  leftOut = false;
  open = false;

  constructor(
    private readonly row: Fate,
    private readonly answer: AnswerOf,
  ) {}

  ask(key: string, says: string, here: string, choices: Question['choices']): string | null {
    const chosen = this.answer(key);
    const valid = chosen && choices.some(({ id }) => id === chosen) ? chosen : null;
    this.row.questions = [...this.row.questions, { key, says, here, choices, answer: valid }];
    if (!valid) this.open = true;
    if (valid === LEAVE_OUT) this.leftOut = true;
    return valid;
  }
}

/** The sentence that says which earlier line this row repeats, if it does. */
function inFile(row: Fate, { email, cells, line: here, earlier, byName }: Around, asking: Asking): string | null {
  const { given } = row;
  const repeats = (line: number) => `This is the same person as on line ${line}, so only that line is taken.`;
  const samely = earlier.filter(({ name }) => fold(name) === fold(given.name));
  const sure = samely.find((one) => (email ? one.email === email : one.cells === cells || (!!digits(given.phone) && digits(one.phone) === digits(given.phone) && !one.email)));
  if (sure) return repeats(sure.line);
  const shared = email ? earlier.find((one) => one.taken === email) : undefined;
  if (shared) {
    if (alike(shared.name, given.name)) return repeats(shared.line);
    const chosen = asking.ask('shared', 'These rows have an email address that stands on an earlier line beside another name. Is it the same person?', `Line ${shared.line} has ${email} too, beside the name ${quoted(shared.name)}. Is it the same person?`, KEPT_APART);
    if (chosen === 'same') return repeats(shared.line);
    if (chosen === 'other') {
      given.email = null;
      row.says.push(`The email address stays with line ${shared.line}.`);
    }
    return null;
  }
  // as many of this name as stand on the list already are no news
  const listed = byName.filter(({ listed }) => listed).length;
  const twin = samely.length >= Math.max(1, listed) ? samely.find((one) => (!one.email || !email) && !conflict(one.phone, given.phone) && near(one, given)) : undefined;
  if (twin && twin.line !== here) {
    const chosen = asking.ask('twin', 'These rows have a name that stands on an earlier line too, and nothing tells the two apart for sure. Is it the same person?', `Line ${twin.line} has the name ${quoted(given.name)} too. Is it the same person?`, SAME);
    if (chosen === 'same') return repeats(twin.line);
  }
  return null;
}

const conflict = (one: string | null, other: string | null) => !!digits(one) && !!digits(other) && digits(one) !== digits(other);

/** In the same community; where one of them names none, in the same region; where one says nothing of either, nobody can tell: perhaps. */
const near = (one: { communityId: string | null; regionId: string | null }, other: { communityId: string | null; regionId: string | null }) =>
  one.communityId && other.communityId ? one.communityId === other.communityId : !one.regionId || !other.regionId || one.regionId === other.regionId;

/** Whether an email may be that of a person. Of people of other tables everything may: a "no" would tell what their address is not. */
const theirEmail = ({ theirs, email, otherEmails }: Candidate, given: string | null) => !theirs || !given || !email || email === given || otherEmails.includes(given);

const phoneOf = ({ theirs, phone }: Candidate) => (theirs ? phone : null);

/** The member a row is about, if the network knows them: for sure, or because somebody said so. */
function inNetwork(row: Fate, { line, byEmail, byName, earlier }: Around, asking: Asking): Candidate | null {
  const { given } = row;
  const owner = given.email ? (byEmail.find(({ email }) => email === given.email) ?? byEmail[0]) : undefined;
  if (owner && !owner.theirs) {
    // the same whatever their name: else a file of guesses would tell whose address it is
    const chosen = asking.ask('address-taken', 'These rows have an email address that belongs to another member, who is not of your table. What shall become of them?', `${given.email} belongs to another member, who is not of your table. What shall become of this row?`, TAKEN);
    if (chosen !== 'other') return null;
    given.email = null;
    row.says.push('The email address stays with the member who has it. If this is the same person, please ask an admin.');
  } else if (owner) {
    if (alike(owner.name, given.name)) return owner;
    const chosen = asking.ask('address-of', 'These rows have an email address that belongs to a member of another name. Is it the same person?', `${given.email} belongs to ${owner.name} in the network. Is ${quoted(given.name)} the same person?`, KEPT_APART);
    if (chosen === 'same') return owner;
    if (chosen !== 'other') return null;
    given.email = null;
    row.says.push(`The email address stays with ${owner.name}.`);
  }
  const fitting = byName.filter((one) => theirEmail(one, given.email) && !earlier.some(({ memberId }) => memberId === one.id));
  const sure = fitting.find((one) => one.listed && one.listed.regionId === given.regionId && one.listed.primaryRole === given.primaryRole && one.listed.participation === given.participation && !conflict(phoneOf(one), given.phone))
    ?? fitting.find((one) => !!digits(given.phone) && digits(phoneOf(one)) === digits(given.phone));
  if (sure) return sure;
  const close = fitting.filter((one) => fold(one.name) === fold(given.name) && !conflict(phoneOf(one), given.phone) && near(one, given));
  if (!close.length) return null;
  const [first] = close;
  const where = (one: Candidate) => `${one.name}${one.communityName ? ` of ${one.communityName}` : ''}`;
  const no = [{ id: 'no', label: 'No, a new person' }, { id: LEAVE_OUT, label: 'Leave the row out' }];
  if (close.length > 1) {
    const choices = [...close.slice(0, 20).map((one) => ({ id: one.id, label: `Yes, ${where(one)}${one.organisationName ? `, ${one.organisationName}` : ''}` })), ...no];
    const says = `${close.length} people called ${quoted(given.name)} are in the network already. Is it one of them?`;
    const chosen = asking.ask(`person:${line}`, says, says, choices);
    return close.find(({ id }) => id === chosen) ?? null;
  }
  const chosen = asking.ask('person', 'These rows have the name of somebody nearby who is in the network already. Is it the same person?', `Is this ${where(first!)}, who is in the network already?`, [{ id: 'yes', label: 'Yes, the same person' }, ...no]);
  return chosen === 'yes' ? first! : null;
}

/** A member the network knows: gaps are filled where that is allowed, nothing is overwritten, what differs is said. */
function known(row: Fate, member: Candidate): Fate {
  const { given } = row;
  const says = [...row.says];
  const fills: Fills = {};
  if (member.left) says.push('They have left the network, so nothing about them is changed.');
  else if (!member.may) says.push('You do not look after this member, so nothing about them is changed.');
  else {
    if (fold(member.name) !== fold(given.name)) says.push(`They are called ${member.name} in the network; that stays.`);
    if (given.email && !member.email && member.otherEmails.includes(given.email)) says.push('This email address was taken away from them by hand; that stays.');
    else if (given.email && !member.email) fills.email = given.email;
    else if (given.email && given.email !== member.email && !member.otherEmails.includes(given.email)) says.push(stays('email address'));
    gap('phone number', given.phone, member.phone, conflict(given.phone, member.phone), says, (value) => (fills.phone = value));
    gap('postal address', given.address, member.postalAddress, given.address?.lines.join('\n').toLowerCase() !== member.postalAddress?.lines.join('\n').toLowerCase(), says, (value) => (fills.postalAddress = value));
    gap('sector', given.sectorId, member.sectorId, given.sectorId !== member.sectorId, says, (value) => (fills.sectorId = value));
    gap('community', given.communityId, member.communityId, given.communityId !== member.communityId, says, (value) => (fills.communityId = value));
    gap('primary role', given.primaryRole, member.primaryRole, given.primaryRole !== member.primaryRole, says, (value) => (fills.primaryRole = value));
    gap('organisation', given.organisation, member.organisationName, fold(given.organisation ?? '') !== fold(member.organisationName ?? ''), says, (value) => (fills.organisation = value));
    if (given.alsoParent && !member.alsoParent) fills.alsoParent = true;
    if (given.languages.length && !member.languages.length) fills.languages = given.languages;
    if (fills.email) fills.byEmail = !given.noLetters;
    else if (given.noLetters && member.byEmail) stopLetters(given, member, says, fills);
  }
  if (given.noLetters && !member.left && !member.may) says.push('Their no to letters is not kept: please tell an admin or whoever looks after them.');
  const corrected = member.listed ? KEPT_THAT_DAY.filter(([key]) => given[key] && given[key] !== member.listed![key]).map(([, what]) => what) : [];
  if (corrected.length) says.push(`They are on this list already with another ${all.format(corrected)}. The list keeps what was given that day.`);
  const consent = member.left || !member.may ? null : newConsent(given.consent, member, says);
  const nothing = !!member.listed && !consent && !Object.keys(fills).length;
  return { ...row, says, fate: nothing ? ImportFate.ALREADY : ImportFate.KNOWN, memberId: member.id, given: { ...given, consent, ...(Object.keys(fills).length ? { fills } : {}), listed: !!member.listed } };
}

/** What a list keeps as it was given. */
const KEPT_THAT_DAY = [['regionId', 'region'], ['primaryRole', 'primary role'], ['participation', 'kind of participation']] as const;
const all = new Intl.ListFormat('en-CA');

/** A no counts, unless they want letters by their own word since: that word would be undone by the same file once more. */
function stopLetters({ noLettersOn }: Given, { lettersSince }: Candidate, says: string[], fills: Fills): void {
  if (lettersSince && (!noLettersOn || lettersSince >= noLettersOn)) says.push(`Letters by email were turned on for them on ${lettersSince}; that stays.`);
  else fills.byEmail = false;
}

const stays = (what: string) => `They have another ${what} in the network; that one stays.`;

function gap<T>(what: string, given: T | null, kept: T | null, differs: boolean, says: string[], fill: (value: T) => void): void {
  if (!given) return;
  if (!kept) fill(given);
  else if (differs) says.push(stays(what));
}

/** The consent to be kept: not one that is kept already, and none they took back since. */
function newConsent(consent: GivenConsent | null, { consents }: Candidate, says: string[]): GivenConsent | null {
  if (!consent || consents.some((one) => one.kind === consent.kind && one.source === consent.source && one.givenOn === consent.givenOn)) return null;
  const since = consents.find(({ withdrawnOn }) => withdrawnOn && withdrawnOn >= consent.givenOn)?.withdrawnOn;
  if (!since) return consent;
  says.push(`They took their consent back on ${since}; that stays.`);
  return null;
}
