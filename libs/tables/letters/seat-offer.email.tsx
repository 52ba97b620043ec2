import { defineLetter } from '#platform';

interface Props {
  tableName: string;
  sectorName: string;
  /** A personal line of whoever offers the seat. */
  note: string | null;
  offererName: string;
  answerUrl: string;
  /** December 14, 2026. */
  lastDay: string;
}

const ASKS = 'The table meets about four times a year; between meetings it asks about twenty minutes.';

/** A seat at a table, offered to one person, with a button to a page on which they answer. */
export const seatOfferEmail = defineLetter<Props>({
  key: 'seat-offer.email',
  channel: 'email',
  subject: ({ sectorName, tableName }) => `Would you take the ${sectorName} seat at ${tableName}?`,
  Body: ({ tableName, sectorName, note, offererName, answerUrl, lastDay, frame }) => (
    <>
      <h1>Hello {frame.memberName},</h1>
      <p>
        {offererName} would like you to take the <strong>{sectorName}</strong> seat at <strong>{tableName}</strong>.
      </p>
      {note ? <p class="quote" style="white-space:pre-line">{note}</p> : null}
      <p>{ASKS}</p>
      <p>
        <a class="button" href={answerUrl}>
          Say yes or no
        </a>
      </p>
      <p>
        Opening the page answers nothing yet: there you see the offer and press a button. Please answer by {lastDay}. A no is fine too; then we ask
        somebody else.
      </p>
    </>
  ),
  text: ({ tableName, sectorName, note, offererName, answerUrl, lastDay }, { memberName }) =>
    [
      `Hello ${memberName},`,
      `${offererName} would like you to take the ${sectorName} seat at ${tableName}.`,
      ...(note ? [note] : []),
      ASKS,
      `To say yes or no, open this page and press a button:\n${answerUrl}`,
      `Please answer by ${lastDay}. A no is fine too; then we ask somebody else.`,
    ].join('\n\n'),
  sample: {
    tableName: 'Spruce Valley early childhood table',
    sectorName: 'Child care',
    note: 'You know every family in town. It would not be the same without you.',
    offererName: 'Bo Lindqvist',
    answerUrl: 'https://table.example.org/o/8d1f3a52-0000-4000-8000-000000000001/sample',
    lastDay: 'December 14, 2026',
  },
});
