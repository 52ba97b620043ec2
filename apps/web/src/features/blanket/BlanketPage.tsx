import { useSearchParams } from 'react-router';
import { BlanketDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { useToday } from '../../lib/session';
import { useMedia, useTitle } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import { Empty } from '../../ui/Notice';
import { SeatDrawer } from '../tables/SeatDrawer';
import { BlanketCloth } from './BlanketCloth';
import { BlanketStrips } from './BlanketStrips';
import { newsOf, summaryOf, WOVEN_OF, type Blanket } from './blanket';
import { Legend } from './Legend';
import { Timeline } from './Timeline';
import { Weaves } from './Weaves';
import './blanket.css';

/** Day, table and open seat live in the address, so that a view can be sent to somebody. */
function useAddress() {
  const [search, setSearch] = useSearchParams();
  const set = (name: string, value: string | null, replace: boolean) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === null) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace, preventScrollReset: true },
    );
  return { read: (name: string) => search.get(name), set };
}

function Woven({ blanket, fetching }: { blanket: Blanket; fetching: boolean }) {
  const address = useAddress();
  const onPhone = useMedia('screen and (max-width: 640px)');
  const seat = address.read('seat');
  const on = address.read('on');
  const latest = useToday();
  const open = (seatId: string) => address.set('seat', seatId, false);
  if (blanket.tables.length === 0) {
    return (
      <Empty>
        <p>There is no table yet. When the first one has seats, the blanket begins here.</p>
      </Empty>
    );
  }
  return (
    <>
      <p className="lead">{summaryOf(blanket)}</p>
      <Timeline
        earliest={blanket.earliest}
        latest={latest}
        on={on}
        onDay={(day) => address.set('on', day, true)}
      />
      <p className="quiet blanket-news" aria-live="polite">
        {newsOf(blanket)}
      </p>
      <Weaves sectors={blanket.sectors.length} />
      <div className={fetching ? 'weaving' : undefined} aria-busy={fetching}>
        {onPhone ? (
          <BlanketStrips
            blanket={blanket}
            tableId={address.read('table')}
            onTable={(id) => address.set('table', id, true)}
            onOpen={open}
          />
        ) : (
          <BlanketCloth blanket={blanket} onOpen={open} />
        )}
      </div>
      <Legend />
      {seat ? <SeatDrawer seatId={seat} onClose={() => address.set('seat', null, true)} /> : null}
    </>
  );
}

/** Every sector at every table on a day: who is there, and where somebody is missing. */
export default function BlanketPage() {
  useTitle('The blanket');
  const [search] = useSearchParams();
  const on = search.get('on');
  // Today's blanket is asked for without a day, as every other page asks for it, so that they share one answer.
  const asked = useAsk(BlanketDocument, on ? { on } : {}, { touchedBy: WOVEN_OF });
  return (
    <div className="blanket-page">
      <div className="row spread">
        <h1>The blanket</h1>
        <button type="button" className="button soft no-print no-phone" onClick={() => window.print()}>
          Print
        </button>
      </div>
      <Answer asked={asked}>{(data) => <Woven blanket={data.blanket} fetching={asked.fetching} />}</Answer>
    </div>
  );
}
