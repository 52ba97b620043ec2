import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { DeskDocument, HomeDocument, PhoneCallsDocument, type DeskQuery, type HomeQuery, type PhoneCallsQuery } from '../../gql/graphql';
import { useAsk, type Asked } from '../../lib/ask';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import type { Blanket } from '../blanket/blanket';
import { useBlanket } from '../blanket/useBlanket';
import { Weaves } from '../blanket/Weaves';
import { Desk, deskNeeds } from './Desk';
import { OfferCard } from './OfferCard';
import { OpenSeats } from './OpenSeats';
import { OwnTables } from './OwnTables';
import { PhoneCalls } from './PhoneCalls';
import './home.css';

// Most visits open no seat: what a drawer needs comes when one is opened.
const SeatDrawer = lazy(async () => ({ default: (await import('../tables/SeatDrawer')).SeatDrawer }));

/** The tables somebody belongs to: those they run, and those where they hold a seat. */
function ownTables({ me }: HomeQuery, championOf: readonly string[], { tables, on: day }: Blanket) {
  const seated = me.member.holdings.filter(({ until }) => until === null || until > day).map(({ seat }) => seat.table.id);
  return tables.filter(({ id }) => championOf.includes(id) || seated.includes(id));
}

interface NeedsProps {
  home: HomeQuery;
  blanket: Blanket;
  calls: Asked<PhoneCallsQuery>;
  desk: Asked<DeskQuery>;
}

function Needs({ home, blanket, calls, desk }: NeedsProps) {
  const { me, isAdmin } = useSession();
  const [seat, open] = useState<string | undefined>(undefined);
  const own = ownTables(home, me.championOf, blanket);
  const run = own.filter(({ id }) => me.championOf.includes(id) || isAdmin);
  const waiting = desk.data ? deskNeeds(desk.data) : [];
  const phone = calls.data?.phoneLists.filter(({ people }) => people.length > 0) ?? [];
  const vacant = blanket.patches.filter(
    ({ state, tableId }) => state === 'VACANT' && run.some(({ id }) => id === tableId),
  );
  const known = (calls.data || !calls.fetching) && (desk.data || !desk.fetching);
  const nothing = home.myOffers.length === 0 && vacant.length === 0 && phone.length === 0 && waiting.length === 0;
  return (
    <div className="home">
      <Weaves sectors={blanket.sectors.length} />
      <section aria-labelledby="needs">
        <h1 id="needs">What needs you</h1>
        {home.myOffers.map((offer) => (
          <OfferCard key={offer.id} offer={offer} />
        ))}
        {phone.map((list) => (
          <PhoneCalls key={list.evaluationId} list={list} />
        ))}
        <Desk needs={waiting} />
        {vacant.length > 0 ? <OpenSeats tables={run} blanket={blanket} vacant={vacant} onOpen={open} /> : null}
        {known && nothing ? <p className="calm">Nothing needs you today.</p> : null}
      </section>
      <div className="home-aside">
        <OwnTables tables={own} blanket={blanket} />
        <p>
          <Link to="/blanket">See the whole blanket</Link>
        </p>
      </div>
      {seat ? (
        <Suspense>
          <SeatDrawer seatId={seat} onClose={() => open(undefined)} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** Where everybody arrives: what needs them, answerable in place, and then their own tables. */
export function HomePage() {
  useTitle('');
  const home = useAsk(HomeDocument, {}, { touchedBy: 'Offer Holding Seat Role' });
  const woven = useBlanket();
  // Admins have their own way to the phone list: only who was asked to phone is told here.
  const { may } = useSession();
  const calls = useAsk(PhoneCallsDocument, {}, { touchedBy: 'PhoneList', fresh: true, pause: may('evaluation.manage') });
  const desk = useAsk(DeskDocument, {}, { touchedBy: 'Campaign Outbox Postcard PostcardRun', fresh: true, pause: !may('mail.manage') });
  return (
    <Answer asked={home}>
      {(needs) => <Answer asked={woven}>{({ blanket }) => <Needs home={needs} blanket={blanket} calls={calls} desk={desk} />}</Answer>}
    </Answer>
  );
}
