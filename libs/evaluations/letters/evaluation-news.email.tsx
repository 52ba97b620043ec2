import { defineLetter } from '#platform';

interface Props {
  subject: string;
  said: string;
  did: string;
  senderName: string;
}

const paragraphs = (text: string) => text.split(/\n{2,}/).filter(Boolean);

/** "You said, we did": what came of an evaluation, to all who were asked, whether or not they answered. */
export const evaluationNewsEmail = defineLetter<Props>({
  key: 'evaluation-news.email',
  channel: 'email',
  whenInDoubt: 'HOLD',
  bulk: 'announcement',
  subject: ({ subject }) => subject,
  Body: ({ said, did, senderName, frame }) => (
    <>
      <h1>Hello {frame.memberName},</h1>
      <h2>You said</h2>
      {paragraphs(said).map((paragraph) => (
        <p style="white-space:pre-line">{paragraph}</p>
      ))}
      <h2>We did</h2>
      {paragraphs(did).map((paragraph) => (
        <p style="white-space:pre-line">{paragraph}</p>
      ))}
      <p>{senderName}</p>
    </>
  ),
  text: ({ said, did, senderName }, { memberName }) => [`Hello ${memberName},`, 'YOU SAID', ...paragraphs(said), 'WE DID', ...paragraphs(did), senderName].join('\n\n'),
  sample: {
    subject: 'What you told us about the summit, and what came of it',
    said: 'You want to meet again, and closer to home.',
    did: 'The next one has a room in Smithers, Terrace and Fort St. John, with child care all day.',
    senderName: 'Robin Tremblay',
  },
});
