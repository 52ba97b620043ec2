import { type Band } from '#delivery';
import { defineLetter } from '#platform';
import { HEADINGS } from '../digest.policy.js';

interface Line {
  title: string;
  detail?: string;
  url?: string;
  action?: string;
  /** Told before, and still waiting. */
  again: boolean;
  lang?: string;
}

export interface DigestProps {
  subject: string;
  parts: { band: Band; items: Line[]; more: number }[];
  /** Where the rest is read. */
  moreUrl: string;
}

const GAP = 'margin:0 0 4px';
const more = (count: number) => `and ${count} more`;

/** What needs an answer: its sentence, and a button as wide as a thumb wants it. Short, so that several fit on a first screen. */
const Need = ({ title, detail, url, action, again, lang }: Line) => (
  <div style="margin:0 0 18px" lang={lang}>
    <p style={GAP}>
      {again ? <em>Still waiting: </em> : null}
      <strong>{title}</strong>
    </p>
    {url ? (
      <p style={GAP}>
        <a class="button" style="padding:10px 22px" href={url}>
          {action ?? 'Answer'}
        </a>
      </p>
    ) : null}
    {detail ? <p style="margin:0;font-size:15px">{detail}</p> : null}
  </div>
);

const News = ({ title, detail, url, lang }: Line) => (
  <li style="margin:0 0 10px" lang={lang}>
    {url ? <a href={url}>{title}</a> : title}
    {detail ? <div style="font-size:15px">{detail}</div> : null}
  </li>
);

/** The one letter a member gets about all their tables in a period: what needs them, what was decided, what is near them. */
export const digestEmail = defineLetter<DigestProps>({
  key: 'digest.email',
  channel: 'email',
  whenInDoubt: 'HOLD',
  bulk: 'digest',
  subject: ({ subject }) => subject,
  Body: ({ parts, moreUrl, frame }) => (
    <>
      <h1 style="font-size:20px;margin:0 0 10px">Hello {frame.memberName},</h1>
      {parts.map(({ band, items, more: beyond }) => (
        <>
          <h2 style="font-size:17px;margin:0 0 8px">{HEADINGS[band]}</h2>
          {band === 'NEEDS_YOU' ? items.map((item) => <Need {...item} />) : <ul style="margin:0 0 18px;padding-left:20px">{items.map((item) => <News {...item} />)}</ul>}
          {beyond ? (
            <p style="margin:0 0 18px">
              <a href={moreUrl}>{more(beyond)}</a>
            </p>
          ) : null}
        </>
      ))}
      {parts[0]?.band === 'NEEDS_YOU' ? <p style="font-size:15px">A button opens a page; nothing is answered until you press a button there.</p> : null}
    </>
  ),
  text: ({ parts, moreUrl }, { memberName }) =>
    [
      `Hello ${memberName},`,
      ...parts.flatMap(({ band, items, more: beyond }) => [
        `${HEADINGS[band].toUpperCase()}${band === 'NEEDS_YOU' ? ` (${items.length + beyond})` : ''}`,
        ...items.map(({ title, detail, url, action, again }) =>
          [`${again ? 'Still waiting: ' : ''}${title}`, ...(detail ? [detail] : []), ...(url ? [band === 'NEEDS_YOU' ? `${action ?? 'Answer'}: ${url}` : url] : [])].map((line, index) => `${index ? '  ' : '* '}${line}`).join('\n'),
        ),
        ...(beyond ? [`* ${more(beyond)}: ${moreUrl}`] : []),
      ]),
      ...(parts[0]?.band === 'NEEDS_YOU' ? ['A link opens a page; nothing is answered until you press a button there.'] : []),
    ].join('\n\n'),
  sample: {
    subject: '2 things need you, and one was decided',
    parts: [
      {
        band: 'NEEDS_YOU',
        items: [
          { title: 'Would you take the Child care seat at Spruce Valley early childhood table?', detail: 'Bo Lindqvist asks you. Please answer by December 14, 2026. A no is fine too.', url: 'https://table.example.org/o/8d1f3a52-0000-4000-8000-000000000001/sample', action: 'Say yes or no', again: false },
          { title: 'Would you take the Libraries seat at the SEED table?', url: 'https://table.example.org/o/8d1f3a52-0000-4000-8000-000000000002/sample', action: 'Say yes or no', again: true },
        ],
        more: 0,
      },
      { band: 'DECIDED', items: [{ title: "Mary John took the Family voice seat at Nak'azdli table.", url: 'https://table.example.org/tables/8d1f3a52-0000-4000-8000-000000000003', again: false }], more: 0 },
      { band: 'NEAR_YOU', items: [{ title: 'The Health seat at Spruce Valley early childhood table has been empty since June 3, 2026.', url: 'https://table.example.org/tables/8d1f3a52-0000-4000-8000-000000000003', again: false }], more: 7 },
    ],
    moreUrl: 'https://table.example.org/',
  },
});
