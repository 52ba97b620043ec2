import { Page } from '#platform';
import { LEAST_SHOWN } from '#registrations';
import type { Evaluation } from '../evaluation.entity.js';
import { QuestionKind } from '../question.entity.js';
import { choicesOf, say } from '../question.policy.js';
import type { EvaluationResponse } from '../response.entity.js';

interface Frame {
  network: string;
  sample: boolean;
}

const words = new Intl.DateTimeFormat('en-CA', { dateStyle: 'long', timeZone: 'UTC' });
const inWords = (day: string): string => words.format(new Date(`${day}T00:00:00Z`));
const percent = (n: number, of: number): string => (of ? `${Math.round((100 * n) / of)} %` : '–');

/** A count of people that stands by itself, for everybody outside. */
const shown = (n: number): string => (n < LEAST_SHOWN.PUBLIC ? `fewer than ${LEAST_SHOWN.PUBLIC}` : String(n));

/** One page for a funder: how often people were contacted, who answered, who is missing. */
export const ReportPage = ({ evaluation, response, today, ...frame }: Frame & { evaluation: Evaluation; response: EvaluationResponse; today: string }) => (
  <Page title={evaluation.title} {...frame}>
    <h1>{evaluation.title}</h1>
    <p>As of {inWords(today)}.</p>
    <dl>
      <dt>Asked</dt>
      <dd>{response.invited} people</dd>
      <dt>Answered</dt>
      <dd>
        {response.answered} ({percent(response.answered, response.invited)})
      </dd>
      <dt>Gave their feedback in the room</dt>
      <dd>{shown(response.credited)}</dd>
      <dt>Said that it is not for them, or have left</dt>
      <dd>{shown(response.declined)}</dd>
    </dl>
    <table>
      <caption>Contacts</caption>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col" class="n">
            People
          </th>
          <th scope="col" class="n">
            Answered after it
          </th>
        </tr>
      </thead>
      <tbody>
        {response.steps.map((step) => (
          <tr>
            <th scope="row">{step.label}</th>
            <td class="n">{step.handed}</td>
            <td class="n">{step.answered ?? 'not shown'}</td>
          </tr>
        ))}
      </tbody>
    </table>
    {response.groups.map(({ title, cells }) => (
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col" class="n">
              Asked
            </th>
            <th scope="col" class="n">
              Answered
            </th>
            <th scope="col" class="n">
              Missing
            </th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => (
            <tr>
              <th scope="row">{cell.label}</th>
              <td class="n">{cell.invited}</td>
              <td class="n">{cell.answered ?? 'not shown'}</td>
              <td class="n">{cell.missing ?? 'not shown'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    ))}
    <p class="small">Small numbers are not shown, nor those from which they could be worked out. Answers are kept without names, and are not part of this page.</p>
  </Page>
);

/** The questions on paper: tick, write, hand in. In one language. */
export const SheetPage = ({ evaluation, lang, ...frame }: Frame & { evaluation: Evaluation; lang: string }) => {
  const intro = say(evaluation.intro, lang);
  return (
    <Page title={evaluation.title} {...frame}>
      <h1>{evaluation.title}</h1>
      <p lang={intro.lang}>{intro.text}</p>
      <p>The code on your letter or card: ☐ ☐ ☐ ☐ ☐ ☐</p>
      {evaluation.questions.map((question, index) => {
        const label = say(question.label, lang);
        return (
          <section>
            <h2 lang={label.lang}>
              {index + 1}. {label.text}
            </h2>
            {question.low.length && question.high.length ? (
              <p class="small">
                1: <span lang={say(question.low, lang).lang}>{say(question.low, lang).text}</span>. {question.highest}: <span lang={say(question.high, lang).lang}>{say(question.high, lang).text}</span>.
              </p>
            ) : null}
            <p>
              {choicesOf(question, lang).map(({ words: one }) => (
                <span lang={one.lang}>☐ {one.text} &nbsp; </span>
              ))}
              {question.kind === QuestionKind.SHORT_TEXT ? '______________________________' : null}
              {question.kind === QuestionKind.LONG_TEXT ? (
                <>
                  ______________________________________
                  <br />
                  ______________________________________
                  <br />
                  ______________________________________
                </>
              ) : null}
            </p>
          </section>
        );
      })}
      <p class="small">Whoever types this in uses the page behind your code. We keep that you answered; your answers are sealed, mixed with those of others, and kept without your name or the time. The sheet is shredded after.</p>
    </Page>
  );
};
