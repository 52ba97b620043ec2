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

/** Three short guides, one for each kind of reader. */
export default function HelpPage() {
  const { me } = useSession();
  useTitle('Help');
  return (
    <>
      <h1>Help</h1>
      <p>Three short guides. Each takes about two minutes.</p>
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
    </>
  );
}
