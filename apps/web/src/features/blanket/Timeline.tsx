import { useEffect, useMemo, useRef, useState } from 'react';
import { longDay, quarterStops, seasonOf } from '../../lib/dates';

interface TimelineProps {
  earliest: string;
  latest: string;
  /** The day shown, or null for today. */
  on: string | null;
  onDay: (day: string | null) => void;
}

/** A walk back through the quarters. The address follows once the hand rests. */
export function Timeline({ earliest, latest, on, onDay }: TimelineProps) {
  const stops = useMemo(() => quarterStops(earliest, latest), [earliest, latest]);
  const last = stops.length - 1;
  const asked = on === null ? last : stops.findIndex((stop) => stop >= on);
  const [place, move] = useState(asked < 0 ? last : asked);
  useEffect(() => move(asked < 0 ? last : asked), [asked, last]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const go = (to: number) => {
    const next = Math.min(last, Math.max(0, to));
    move(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onDay(next === last ? null : (stops[next] ?? null)), 140);
  };
  const day = stops[place] ?? latest;
  const season = seasonOf(day);
  const words = place === last ? `${season}, today` : season;
  return (
    <div className="timeline no-print" role="group" aria-label="Look back">
      <button type="button" className="button soft" onClick={() => go(place - 1)} aria-disabled={place === 0}>
        <span aria-hidden="true">←</span> Earlier
      </button>
      <label className="timeline-slide">
        <span className="hidden">Quarter</span>
        <input
          type="range"
          min={0}
          max={last}
          step={1}
          value={place}
          aria-valuetext={`${words}, ${longDay(day)}`}
          onChange={(event) => go(Number(event.target.value))}
        />
        <span className="timeline-ends" aria-hidden="true">
          <span>{seasonOf(stops[0] ?? latest)}</span>
          <span>Today</span>
        </span>
      </label>
      <button type="button" className="button soft" onClick={() => go(place + 1)} aria-disabled={place === last}>
        Later <span aria-hidden="true">→</span>
      </button>
      <p className="timeline-now">
        <strong>{season}</strong>
        <span>{place === last ? 'today' : longDay(day)}</span>
      </p>
    </div>
  );
}
