import { defineLetter, type LetterFrame } from '#platform';

export interface AnnouncementProps {
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

/** Its words, for the letter itself and for a copy to try it out. */
export const announcement = {
  channel: 'email' as const,
  subject: ({ subject, test }: AnnouncementProps) => (test ? `Test: ${subject}` : subject),
  Body: ({ body, senderName, test, frame }: AnnouncementProps & { frame: LetterFrame }) => (
    <>
      {test ? <p class="quote">{TEST}</p> : null}
      <h1>Hello {frame.memberName},</h1>
      {paragraphs(body).map((paragraph) => (
        <p style="white-space:pre-line">{paragraph}</p>
      ))}
      <p>{senderName}</p>
    </>
  ),
  text: ({ body, senderName, test }: AnnouncementProps, { memberName }: LetterFrame) => [...(test ? [TEST] : []), `Hello ${memberName},`, ...paragraphs(body), senderName].join('\n\n'),
  sample: {
    subject: 'The summit is on May 6',
    body: 'The registration for the summit is open until the end of March.\n\nThis year there is a room for families, and child care all day.',
    senderName: 'Robin Tremblay',
  },
};

/** Something somebody has to say to many, as they wrote it. */
export const announcementEmail = defineLetter<AnnouncementProps>({ key: 'announcement.email', whenInDoubt: 'HOLD', bulk: 'announcement', ...announcement });
