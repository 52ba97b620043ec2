import { defineLetter, type LetterFrame } from '#platform';

interface Props {
  subject: string;
  /** Plain text; an empty line begins a new paragraph. */
  body: string;
  senderName: string;
  /** Set on a copy to try it out. */
  test?: boolean;
  lang?: string;
}

const TEST = 'This is a test copy: nobody else has it yet.';
const paragraphs = (body: string) => body.split(/\n{2,}/);

const written = {
  channel: 'email' as const,
  subject: ({ subject, test }: Props) => (test ? `Test: ${subject}` : subject),
  Body: ({ body, senderName, test, frame }: Props & { frame: LetterFrame }) => (
    <>
      {test ? <p class="quote">{TEST}</p> : null}
      <h1>Hello {frame.memberName},</h1>
      {paragraphs(body).map((paragraph) => (
        <p style="white-space:pre-line">{paragraph}</p>
      ))}
      <p>{senderName}</p>
    </>
  ),
  text: ({ body, senderName, test }: Props, { memberName }: LetterFrame) => [...(test ? [TEST] : []), `Hello ${memberName},`, ...paragraphs(body), senderName].join('\n\n'),
  sample: {
    subject: 'The summit is on May 6',
    body: 'The registration for the summit is open until the end of March.\n\nThis year there is a room for families, and child care all day.',
    senderName: 'Robin Tremblay',
  },
};

/** Something somebody has to say to many, as they wrote it. */
export const announcementEmail = defineLetter<Props>({ key: 'announcement.email', whenInDoubt: 'HOLD', bulk: 'announcement', ...written });

/** The same to whoever writes it, to see how it looks: they ask for it, so it needs no consent of theirs. */
export const announcementTestEmail = defineLetter<Props>({ key: 'announcement-test.email', askedFor: true, ...written });
