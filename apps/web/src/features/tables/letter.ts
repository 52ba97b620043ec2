import { longDay } from '../../lib/dates';
import { inSentence } from '../../lib/words';

/** What the letter to an organisation's lead needs to know. */
interface LetterParts {
  network: string;
  postalAddress: string | null;
  table: string;
  regional: boolean;
  place: string | undefined;
  sector: string;
  champion: { name: string; email: string | null; phone: string | null } | undefined;
  recipient: string;
  day: string;
}

const reach = ({ email, phone }: { email: string | null; phone: string | null }): string =>
  [email, phone].filter(Boolean).join(' or ');

/**
 * The letter to the person in charge: one page, paragraph by paragraph. It names the small thing that is asked, and makes
 * a no as easy as a yes.
 */
export function letterOf(parts: LetterParts): string[] {
  const { table, place, champion, network, regional } = parts;
  const group = `the ${table}, ${regional ? 'our regional table' : 'a table for all who work for young children'}`;
  const children = place && !regional ? `young children and their families in ${place}` : 'young children and their families in our region';
  const sector = inSentence(parts.sector);
  const contact = champion ? reach(champion) : '';
  return [
    longDay(parts.day),
    `Dear ${parts.recipient.trim() || 'colleague'},`,
    `I write for ${group}. People from health, education, child care, family support and many other places sit at it together, because they serve the same children. Our seat for ${sector} is empty, and we notice it: when your part of the work is not in the room, we plan around a gap.`,
    `We ask for one person from your organisation, for 20 minutes, four times a year. They can join by phone or video. There is nothing to prepare, and no reports to write.`,
    `What they give is a short word on what ${sector} sees coming for ${children}. What they take home is the same from everybody else at the table.`,
    `If you have somebody in mind, please tell ${champion ? champion.name : 'us'}${contact ? ` (${contact})` : ''} their name. If nobody can be spared, or if ${sector} is not offered here, please tell us that, too. We will write it down as it is.`,
    `With thanks for all that you do,`,
    [champion?.name, champion ? `Champion, ${table}` : table, network, parts.postalAddress].filter(Boolean).join('\n'),
  ];
}
