import { useEffect, useState } from 'react';
import type { Asked } from '../../lib/ask';

const LOOK_AGAIN = 3000;

/** Looks again every three seconds for as long as something moves. A link that drops costs nothing: what was known stays. */
export function useFollowed<Data>(asked: Asked<Data>, moves: (data: Data) => boolean): Asked<Data> {
  const [last, keep] = useState<{ data: Data } | undefined>(undefined);
  if (asked.data !== undefined && asked.data !== last?.data) keep({ data: asked.data });
  const data = asked.data ?? last?.data;
  const moving = data !== undefined && moves(data);
  const { again } = asked;
  useEffect(() => {
    if (!moving) return undefined;
    const timer = setInterval(again, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [moving, again]);
  return { ...asked, data };
}
