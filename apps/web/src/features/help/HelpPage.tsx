import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use';
import './help.css';

interface GuideProps {
  id: string;
  title: string;
  picture: string;
  says: string;
  children: ReactNode;
}

/** One short guide: what to do, in order, beside a picture of where. */
function Guide({ id, title, picture, says, children }: GuideProps) {
  return (
    <section className="guide" id={id} aria-labelledby={`${id}-title`}>
      <div>
        <h2 id={`${id}-title`}>{title}</h2>
        <ol>{children}</ol>
      </div>
      <img src={`/help/${picture}.jpg`} alt={says} width="880" height="560" loading="lazy" />
    </section>
  );
}

/** Short guides: one for each kind of reader, and one for the list that admins live in. */
export default function HelpPage() {
  const { me, may } = useSession();
  useTitle('Help');
  return (
    <>
      <h1>Help</h1>
      <p>Four short guides. Each takes about two minutes.</p>
      <Guide id="members" title="If you sit at a table" picture="home" says="The home page: an offer of a seat with a yes and a no, beside your tables.">
        <li>
          <Link to="/">Home</Link> shows what needs you. If it says “Nothing needs you today”, you are done.
        </li>
        <li>
          Look at <Link to="/blanket">the blanket</Link> to see who is missing. A close weave is a filled seat. Every gap says what it is.
        </li>
        <li>
          On <Link to={`/members/${me.member.id}`}>your own page</Link> you choose how you may be reached, and who sees it.
        </li>
        <li>Changed jobs, or no time? Tell whoever runs your table. They write down the day, and the seat waits for the next person.</li>
      </Guide>
      <Guide id="champions" title="If you run a table" picture="seat" says="The drawer of a seat on the blanket: who held it before, and the buttons to invite somebody or write the letter.">
        <li>
          Open your table under <Link to="/tables">Tables</Link>. It lists its seats by sector, with the open ones marked.
        </li>
        <li>“Invite by letter” sends an email with two buttons. The answer needs no account, and the seat fills by itself.</li>
        <li>Is there no email? Phone them, then choose “Seat somebody”.</li>
        <li>“Write the letter” gives you words for an organisation’s lead, ready to print or copy.</li>
        <li>Somebody leaves? Choose “… is leaving”. The seat keeps its story.</li>
        <li>If nobody here can fill it, another table can serve it. If the sector does not exist here, write down who said so.</li>
      </Guide>
      <Guide id="admins" title="If you look after the network" picture="blanket" says="The blanket: tables by sectors as woven patches, with a slider that goes back in time.">
        <li>
          Under <Link to="/settings">Settings</Link>, keep the sectors, regions and communities, and the postal address at the foot of each letter.
        </li>
        <li>
          Start a table under <Link to="/tables">Tables</Link>, add its seats, then make somebody its champion on their page.
        </li>
        <li>
          Find people under <Link to="/members">Members</Link>. A name is enough: people with no email count in full.
        </li>
        <li>Move the slider of the blanket to see when a seat fell empty. Print it for a meeting: it fits one page.</li>
        <li>Closing an account signs that person out everywhere at once. What they did stays.</li>
      </Guide>
      {may('registration.import') ? (
        <Guide id="people" title="If you bring in a spreadsheet" picture="import" says="An import of seven rows: how many are new, known already or need a decision, and what will happen to each.">
          <li>
            Under <Link to="/imports">Imports</Link>, pick the spreadsheet, saved as CSV. Say what each column holds; the next file of the same kind is remembered.
          </li>
          <li>Look at what will happen to every row. Nothing is written until you press “Write it”.</li>
          <li>Decide what the file leaves open. One answer can serve all rows that ask the same.</li>
          <li>
            A list under <Link to="/lists">Lists</Link> keeps region and role as people gave them that day, with the table for your report.
          </li>
          <li>Is somebody in the list twice, or an organisation? An admin makes the two one, and has a day to undo it.</li>
          <li>Everybody can see what is held about them, take it along, leave, or be erased. It is on their own page.</li>
        </Guide>
      ) : null}
    </>
  );
}
