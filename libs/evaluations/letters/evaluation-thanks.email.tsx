import { defineLetter } from '#platform';

interface Props {
  title: string;
}

const THANKS = 'Thank you for what you told us in the room. It counts in full, and nobody will ask you again.';

/** Thanks to somebody whose feedback was taken in the room: they are asked nothing. */
export const evaluationThanksEmail = defineLetter<Props>({
  key: 'evaluation-thanks.email',
  channel: 'email',
  whenInDoubt: 'HOLD',
  bulk: 'reminder',
  discreet: true,
  subject: ({ title }) => `Thank you for your feedback: ${title}`,
  Body: ({ frame }) => (
    <>
      <h1>Hello {frame.memberName},</h1>
      <p>{THANKS}</p>
    </>
  ),
  text: (_props, { memberName }) => [`Hello ${memberName},`, THANKS].join('\n\n'),
  sample: { title: 'Summit 2021' },
});
