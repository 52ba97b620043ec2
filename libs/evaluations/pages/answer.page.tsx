import { Page } from '#platform';
import type { Evaluation } from '../evaluation.entity.js';
import { type Question, QuestionKind } from '../question.entity.js';
import { type Answers, choicesOf, MOST_CHARACTERS, say } from '../question.policy.js';

interface Frame {
  network: string;
  sample: boolean;
}
type Asks = Pick<Evaluation, 'title' | 'intro' | 'questions' | 'languages'>;

interface Props extends Frame {
  evaluation: Asks;
  lang: string;
  action: string;
  /** Under it the sealed answer waits: who has it can replace the answer. */
  ballotKey: string;
  /** The answer tapped in the letter. */
  chosen: string | null;
  note: string | null;
  /** The first question alone, the others after it, or all at once. */
  part: 'first' | 'rest' | 'all';
  /** What was answered on the page before. */
  carried: Answers;
}

/** Languages by their own names. Those Intl does not know keep their tag. */
const nameOf = (lang: string): string => {
  const OWN: Record<string, string> = { en: 'English', fr: 'Français', crx: 'Dakelh', caf: 'Dakelh (Southern)', git: 'Gitx\u0331san', tsi: 'Sm\u2019algya\u0331x', ncg: 'Nisg\u0331a\u2019a', pa: 'ਪੰਜਾਬੀ', tl: 'Tagalog', uk: 'Українська' };
  return OWN[lang] ?? lang;
};

/** One question as a form has it. */
const Ask = ({ question, lang, chosen }: { question: Question; lang: string; chosen: string | null }) => {
  const label = say(question.label, lang);
  const name = `q_${question.key}`;
  const choices = choicesOf(question, lang);
  if (!choices.length) {
    return (
      <>
        <label for={name} lang={label.lang}>
          {label.text}
        </label>
        {question.kind === QuestionKind.SHORT_TEXT ? <input id={name} name={name} maxlength={MOST_CHARACTERS.SHORT_TEXT} autocomplete="off" /> : <textarea id={name} name={name} rows={4} maxlength={MOST_CHARACTERS.LONG_TEXT} />}
      </>
    );
  }
  const [low, high] = [say(question.low, lang), say(question.high, lang)];
  return (
    <fieldset>
      <legend lang={label.lang}>{label.text}</legend>
      {low.text && high.text ? (
        <p class="small">
          1: <span lang={low.lang}>{low.text}</span>. {question.highest}: <span lang={high.lang}>{high.text}</span>.
        </p>
      ) : null}
      <div class={question.kind === QuestionKind.SCALE || question.kind === QuestionKind.YES_NO ? 'row' : undefined}>
        {choices.map(({ value, words }) => (
          <label class="choice" lang={words.lang}>
            <input type={question.kind === QuestionKind.SEVERAL ? 'checkbox' : 'radio'} name={name} value={value} checked={value === chosen} /> {words.text}
          </label>
        ))}
      </div>
    </fieldset>
  );
};

/** What was answered before, so that going on sends all of it together. */
const Carried = ({ answers }: { answers: Answers }) => (
  <>
    {Object.entries(answers).flatMap(([key, value]) => [value].flat().map((one) => <input type="hidden" name={`q_${key}`} value={one} />))}
  </>
);

/** The page behind an answer in a letter. Mail scanners open it too, so only its buttons send anything. It names nobody. */
export const QuestionPage = ({ evaluation, lang, action, ballotKey, chosen, note, part, carried, ...frame }: Props) => {
  const [first, ...others] = evaluation.questions;
  const asked = part === 'first' ? [first!] : part === 'rest' ? others : evaluation.questions;
  const intro = say(evaluation.intro, lang);
  /** The same page in a language or with all questions: what was tapped stays chosen. */
  const again = (spoken: string, all: boolean) => `${action}?lang=${spoken}${all ? '&all=1' : ''}${chosen === null ? '' : `&a=${encodeURIComponent(chosen)}`}`;
  return (
    <Page title={part === 'rest' ? 'Thank you' : evaluation.title} {...frame}>
      {part === 'rest' ? (
        <>
          <h1>Thank you. Your answer counts.</h1>
          <p>That was all we need. If you have two more minutes, go on below; or close this page.</p>
        </>
      ) : (
        <>
          <h1>{evaluation.title}</h1>
          {evaluation.languages.length > 1 ? (
            <p>
              {evaluation.languages.map((one) => (
                <>
                  {one === lang ? <strong lang={one}>{nameOf(one)}</strong> : <a href={again(one, part === 'all')} lang={one} hreflang={one}>{nameOf(one)}</a>}{' '}
                </>
              ))}
            </p>
          ) : null}
          {intro.text.split(/\n{2,}/).map((paragraph) => (
            <p lang={intro.lang}>{paragraph}</p>
          ))}
        </>
      )}
      {note ? (
        <p class="note" role="alert">
          {note}
        </p>
      ) : null}
      <form method="post" action={`${action}?lang=${lang}`}>
        <input type="hidden" name="ballot" value={ballotKey} />
        <input type="hidden" name="part" value={part} />
        <Carried answers={carried} />
        {asked.map((question, index) => (
          <Ask question={question} lang={lang} chosen={index === 0 && part !== 'rest' ? chosen : null} />
        ))}
        <button type="submit" name="do" value="answer">
          {part === 'rest' ? 'Send these too' : 'Send my answer'}
        </button>
      </form>
      {part === 'first' && others.length ? (
        <p>
          <a href={again(lang, true)}>See all {evaluation.questions.length} questions at once</a>
        </p>
      ) : null}
      {part === 'rest' ? null : (
        <>
          <h2>Rather not?</h2>
          <form method="post" action={`${action}?lang=${lang}`}>
            <button type="submit" name="do" value="decline" class="quiet">
              This is not for me
            </button>
            <button type="submit" name="do" value="stop" class="quiet">
              Please stop all letters
            </button>
          </form>
          <p class="small">We keep that you answered, so that nobody asks again. Your answers are sealed, mixed with those of others, and kept without your name or the time.</p>
        </>
      )}
    </Page>
  );
};

/** Something is done, or cannot be done any more: a heading and a sentence. */
export const DonePage = ({ heading, text, ...frame }: Frame & { heading: string; text: string }) => (
  <Page title={heading} {...frame}>
    <h1>{heading}</h1>
    <p>{text}</p>
  </Page>
);

/** Where the code on a card or a sheet is typed. */
export const CodePage = ({ note, ...frame }: Frame & { note: string | null }) => (
  <Page title="Your code" {...frame}>
    <h1>Type the code on your card</h1>
    {note ? (
      <p class="note" role="alert">
        {note}
      </p>
    ) : null}
    <form method="post" action="/e">
      <label for="code">Six letters and digits</label>
      <input id="code" name="code" class="code" maxlength={12} autocomplete="off" autocapitalize="characters" spellcheck={false} required />
      <button type="submit">Go on</button>
    </form>
    <p class="small">The code opens the questions. Nothing is sent until you press a button there.</p>
  </Page>
);
