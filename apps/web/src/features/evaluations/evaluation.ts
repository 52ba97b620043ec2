import type { ContactChannel, EvaluationInput, EvaluationQuery, EvaluationsQuery, QuestionInput, QuestionKind, WordsInput } from '../../gql/graphql';
import { longDay, longDayOf, type Day } from '../../lib/dates';
import { count } from '../../lib/words';

export type Evaluation = NonNullable<EvaluationQuery['evaluation']>;
export type Question = QuestionInput;
export type Words = WordsInput;
export type Fields = Readonly<Record<string, string>>;
type Line = EvaluationsQuery['evaluations'][number];

export const KIND: Record<QuestionKind, string> = {
  CHOICE: 'One of several answers',
  SEVERAL: 'Several answers',
  SCALE: 'A scale of numbers',
  STARS: 'One to five stars',
  YES_NO: 'Yes or no',
  SHORT_TEXT: 'A line of text',
  LONG_TEXT: 'A longer text',
};

export const WAY: Record<ContactChannel, string> = { EMAIL: 'Email', PHONE: 'Phone list', POST: 'Postcard' };

export const hasOptions = (kind: QuestionKind): boolean => kind === 'CHOICE' || kind === 'SEVERAL';

/** What a step is called in a sentence or a list: "Email", "Notice by email". */
export const wayOf = ({ channel, notice }: { channel: ContactChannel; notice: boolean }): string =>
  notice ? `Notice by ${channel === 'POST' ? 'postcard' : 'email'}` : WAY[channel];

/** Where it stands, in a sentence. */
export function standsAt({ state, invited, startedAt, closedAt, plan }: Line): string {
  if (state === 'DRAFT') return 'A draft. Nobody was asked yet.';
  const asked = count(invited, 'person', 'people');
  if (state === 'CLOSED') return `Closed${closedAt ? ` on ${longDayOf(closedAt)}` : ''}. ${asked} ${invited === 1 ? 'was' : 'were'} asked.`;
  const next = plan?.steps.find(({ doneAt }) => !doneAt);
  const since = `Running since ${startedAt ? longDayOf(startedAt) : 'today'}, ${asked} asked.`;
  if (plan?.state === 'PAUSED') return `${since} Its plan is paused.`;
  if (!next || !plan?.nextDueAt) return `${since} No step is left.`;
  return `${since} Next: ${wayOf(next).toLowerCase()} on ${longDayOf(plan.nextDueAt)}.`;
}

/** A text in the main language, for lists and headings. */
export const mainOf = (words: readonly Words[], main: string | undefined): Words =>
  words.find(({ lang }) => lang === main) ?? words[0] ?? { lang: 'en', text: '' };

/** The same texts with one of them changed. */
export const changed = (words: readonly Words[], lang: string, text: string): Words[] =>
  words.some((one) => one.lang === lang) ? words.map((one) => (one.lang === lang ? { lang, text } : one)) : [...words, { lang, text }];

const said = (words: readonly Words[]): Words[] => words.filter(({ text }) => text.trim()).map(({ lang, text }) => ({ lang, text: text.trim() }));

/** A short key for the table of answers, made of the words; never one that is taken. */
function keyOf(words: readonly Words[], taken: readonly string[]): string {
  const plain = mainOf(words, undefined).text.normalize('NFD').toLowerCase().replace(/[^a-z0-9]+/g, '_');
  const stem = plain.replace(/^_+/, '').slice(0, 14).replace(/_+$/, '') || 'answer';
  let key = stem;
  for (let turn = 2; taken.includes(key); turn++) key = `${stem}_${turn}`;
  return key;
}

/** Gives those without a key one. What has a key keeps it: answers are stored under it. */
function keyed<Each extends { key: string; label: readonly Words[] }>(all: readonly Each[]): Each[] {
  const taken = all.map(({ key }) => key).filter(Boolean);
  return all.map((each) => {
    const key = each.key || keyOf(each.label, taken);
    taken.push(key);
    return { ...each, key };
  });
}

/** The whole of a draft as the API takes it, with some of it changed. */
export function inputOf(before: EvaluationInput): EvaluationInput {
  const { id, title, heldOn, languages, intro, questions, audience } = before;
  const lists = audience && {
    listId: audience.listId ?? null,
    tableIds: audience.tableIds ?? null,
    regionIds: audience.regionIds ?? null,
    sectorIds: audience.sectorIds ?? null,
    roles: audience.roles ?? null,
    memberIds: audience.memberIds ?? null,
  };
  return {
    id: id ?? null,
    title: title.trim(),
    heldOn: heldOn || null,
    languages: [...languages],
    intro: said(intro),
    audience: lists ?? null,
    questions: keyed(questions).map(({ key, kind, label, options, highest, low, high }) => ({
      key,
      kind,
      label: said(label),
      options: hasOptions(kind) ? keyed(options.filter((option) => said(option.label).length > 0)).map((option) => ({ key: option.key, label: said(option.label) })) : [],
      highest: kind === 'SCALE' ? (highest ?? 5) : null,
      low: kind === 'SCALE' ? said(low) : [],
      high: kind === 'SCALE' ? said(high) : [],
    })),
  };
}

/** What the API said about the fields below a path: "label" of "questions.2.label". */
export function fieldsBelow(fields: Fields, path: string): Fields {
  const below = Object.entries(fields).filter(([key]) => key.startsWith(`${path}.`));
  return Object.fromEntries(below.map(([key, words]) => [key.slice(path.length + 1), words]));
}

/** The calendar day so many days after another. */
export const daysAfter = (day: Day, days: number): Day => new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** "Day 7, 8 May 2026, 09:00" */
export const whenIs = (anchorOn: Day, { dayOffset, hour }: { dayOffset: number; hour: number }): string =>
  `${longDay(daysAfter(anchorOn, dayOffset))}, ${String(hour).padStart(2, '0')}:00`;
