import { defineLetter } from '#platform';

export interface AskProps {
  /** The language of subject and body. What stands around them is English. */
  textLang: string;
  subject: string;
  /** Plain text; an empty line begins a new paragraph. */
  body: string;
  /** The first question; empty in a letter that only says we shall ask. */
  question: string;
  questionLang: string;
  /** What the ends of a scale mean. */
  ends: string[];
  /** Its answers, each with the page on which it is chosen already. */
  answers: { label: string; lang: string; url: string }[];
  answerUrl: string;
  code: string;
  codeUrl: string;
}

const paragraphs = (text: string) => text.split(/\n{2,}/).filter(Boolean);
const TAP = 'Tap an answer. A page opens with it chosen; one button sends it. Nothing is sent before you press it.';
const KEPT = 'We keep that you answered, so that nobody asks again. Your answers are sealed, mixed with those of others, and kept without your name or the time.';

/** Asks somebody to answer an evaluation: the first question stands in the letter, each answer a link. */
export const evaluationAskEmail = defineLetter<AskProps>({
  key: 'evaluation-ask.email',
  channel: 'email',
  whenInDoubt: 'HOLD',
  bulk: 'reminder',
  discreet: true,
  subject: ({ subject }) => subject,
  Body: ({ textLang, body, question, questionLang, ends, answers, answerUrl, code, codeUrl, frame }) => (
    <>
      <h1>Hello {frame.memberName},</h1>
      {paragraphs(body).map((paragraph) => (
        <p lang={textLang} style="white-space:pre-line">
          {paragraph}
        </p>
      ))}
      {answerUrl ? (
        <>
          <h2 lang={questionLang}>{question}</h2>
          {ends.length ? (
            <p>
              1: {ends[0]}. Last: {ends[1]}.
            </p>
          ) : null}
          {answers.map(({ label, lang, url }) => (
            <p>
              <a class="button" href={url} lang={lang}>
                {label}
              </a>
            </p>
          ))}
          {answers.length ? <p>{TAP}</p> : null}
          <p>
            <a href={answerUrl}>Open the page with all questions</a>
          </p>
          <p>
            On another device: <a href={codeUrl}>{codeUrl}</a>, code <span class="code">{code}</span>
          </p>
          <p>{KEPT}</p>
          <p>On the page you can also say that this is not for you.</p>
        </>
      ) : null}
    </>
  ),
  text: ({ body, question, ends, answers, answerUrl, code, codeUrl }, { memberName }) =>
    [
      `Hello ${memberName},`,
      ...paragraphs(body),
      ...(answerUrl
        ? [
            [question, ...(ends.length ? [`(1: ${ends[0]}. Last: ${ends[1]}.)`] : [])].join('\n'),
            ...(answers.length ? [answers.map(({ label, url }) => `* ${label}\n  ${url}`).join('\n'), 'Open the address beside your answer. A page opens with it chosen; one button sends it. Nothing is sent before you press it.'] : []),
            `All questions on one page:\n${answerUrl}`,
            `On another device: ${codeUrl}, code ${code}`,
            KEPT,
            'On the page you can also say that this is not for you.',
          ]
        : []),
    ].join('\n\n'),
  sample: {
    textLang: 'en-CA',
    subject: 'One question about the summit',
    body: 'A week has passed since the summit. One tap tells us whether it changed something.\n\nThank you for being part of it.',
    question: 'Has the summit changed something in your work?',
    questionLang: 'en',
    ends: [],
    answers: [
      { label: 'Yes, a lot', lang: 'en', url: 'https://table.example.org/e/8d1f3a52-0000-4000-8000-000000000001/sample?lang=en&a=much' },
      { label: 'Not yet', lang: 'en', url: 'https://table.example.org/e/8d1f3a52-0000-4000-8000-000000000001/sample?lang=en&a=not_yet' },
    ],
    answerUrl: 'https://table.example.org/e/8d1f3a52-0000-4000-8000-000000000001/sample?lang=en',
    code: '7KQ3MX',
    codeUrl: 'https://table.example.org/e',
  },
});
