import { defineLetter } from '#platform';
import { announcement, type AnnouncementProps } from './announcement.email.js';

/** An announcement to whoever writes it, to see how it looks: they ask for it, so it needs no consent of theirs and has nothing to stop. */
export const announcementTestEmail = defineLetter<AnnouncementProps>({ key: 'announcement-test.email', askedFor: true, ...announcement });
