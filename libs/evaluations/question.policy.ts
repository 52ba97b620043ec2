import { AppError } from '#platform';
import { type Question, QuestionKind, type Words } from './question.entity.js';

/** What was answered: the key of an option, several of them, a number in text, or a text. By question. */
export type Answers = Record<string, string | string[]>;
/** The same without free texts. */
export type ClosedAnswers = Answers;

const TEXTS: readonly QuestionKind[] = [QuestionKind.SHORT_TEXT, QuestionKind.LONG_TEXT];
export const isText = ({ kind }: Pick<Question, 'kind'>): boolean => TEXTS.includes(kind);

/** How many characters a text may have. */
export const MOST_CHARACTERS = { SHORT_TEXT: 200, LONG_TEXT: 1500 } as const;
const STARS = 5;

/** A text in a language; where it is not said in it, in the main one. */
export function say(words: readonly Words[], lang: string, main = words[0]?.lang): Words {
  const found = words.find((one) => one.lang === lang) ?? words.find((one) => one.lang === main) ?? words[0];
  return found ?? { lang: 'en', text: '' };
}

/** Which of an evaluation's languages somebody gets: one they asked for or use, else the main one. */
export const languageFor = (languages: readonly string[], wanted: readonly (string | null | undefined)[]): string => wanted.find((lang) => !!lang && languages.includes(lang)) ?? languages[0] ?? 'en';

/** What can be chosen, in order; nothing for texts. */
export function choicesOf(question: Question, lang: string): { value: string; words: Words }[] {
  const words = (text: string): Words => ({ lang: 'en', text });
  const numbers = (most: number) => Array.from({ length: most }, (_, index) => String(index + 1));
  switch (question.kind) {
    case QuestionKind.CHOICE:
    case QuestionKind.SEVERAL:
      return question.options.map(({ key, label }) => ({ value: key, words: say(label, lang) }));
    case QuestionKind.SCALE:
      return numbers(question.highest ?? 5).map((value) => ({ value, words: words(value) }));
    case QuestionKind.STARS:
      return numbers(STARS).map((value) => ({ value, words: words(value === '1' ? '1 star' : `${value} stars`) }));
    case QuestionKind.YES_NO:
      return [{ value: 'yes', words: words('Yes') }, { value: 'no', words: words('No') }];
    default:
      return [];
  }
}

/** Answers in a form as a browser sends it, each under `q_` and its question's key. What does not fit a question is left out. */
export function readAnswers(questions: readonly Question[], form: Record<string, unknown>): Answers {
  const answers: Answers = {};
  for (const question of questions) {
    const given = [form[`q_${question.key}`]].flat().filter((value): value is string => typeof value === 'string');
    if (question.kind === QuestionKind.SHORT_TEXT || question.kind === QuestionKind.LONG_TEXT) {
      const text = (given[0] ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim();
      if (text.length > MOST_CHARACTERS[question.kind]) throw new AppError('BAD_INPUT', `Please keep this text under ${MOST_CHARACTERS[question.kind]} characters. Go back, and shorten it.`);
      if (text) answers[question.key] = text;
      continue;
    }
    const possible = choicesOf(question, '').map(({ value }) => value);
    const chosen = possible.filter((value) => given.includes(value));
    if (!chosen.length) continue;
    answers[question.key] = question.kind === QuestionKind.SEVERAL ? chosen : chosen[0]!;
  }
  return answers;
}

/** What was chosen, and apart from it each text by its question. */
export function parted(questions: readonly Question[], answers: Answers): { closed: ClosedAnswers; texts: { questionKey: string; text: string }[] } {
  const closed: ClosedAnswers = {};
  const texts: { questionKey: string; text: string }[] = [];
  for (const question of questions) {
    const answer = answers[question.key];
    if (answer === undefined) continue;
    if (isText(question)) texts.push({ questionKey: question.key, text: String(answer) });
    else closed[question.key] = answer;
  }
  return { closed, texts };
}

/** What is wrong with a set of questions, as sentences by field; empty when nothing is. */
export function faultsIn(languages: readonly string[], questions: readonly Question[], intro: readonly Words[]): Record<string, string> {
  const faults: Record<string, string> = {};
  const main = languages[0]!;
  const lacks = (words: readonly Words[]) => !words.some(({ lang, text }) => lang === main && text);
  const twice = (keys: string[]) => keys.find((key, index) => keys.indexOf(key) !== index);
  if (lacks(intro)) faults['intro'] = 'Please write what people read first, in the main language.';
  if (!questions.length) faults['questions'] = 'Please ask at least one question.';
  const again = twice(questions.map(({ key }) => key));
  if (again) faults['questions'] = `Two questions have the key ${again}. Please give each its own.`;
  for (const [index, question] of questions.entries()) {
    const at = `questions.${index}`;
    const chosen = question.kind === QuestionKind.CHOICE || question.kind === QuestionKind.SEVERAL;
    if (!/^\w+$/.test(question.key)) faults[`${at}.key`] = 'A key has letters, digits and _ only.';
    if (lacks(question.label)) faults[`${at}.label`] = 'Please write the question in the main language.';
    if (chosen && question.options.length < 2) faults[`${at}.options`] = 'Please give at least two options.';
    if (question.options.some(({ key, label }) => !/^\w+$/.test(key) || lacks(label))) faults[`${at}.options`] = 'Each option needs a key of letters and digits, and its words in the main language.';
    if (twice(question.options.map(({ key }) => key))) faults[`${at}.options`] = 'Two options have the same key.';
    if (question.kind === QuestionKind.SCALE && !question.highest) faults[`${at}.highest`] = 'Please say how far the scale goes.';
  }
  return faults;
}
