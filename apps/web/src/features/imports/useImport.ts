import { useEffect, useState } from 'react';
import { ImportDocument, type ImportQuery } from '../../gql/graphql';
import { useAsk, type Asked } from '../../lib/ask';
import { isWorking } from './import';

const LOOK_AGAIN = 1500;

/** Looks again every while for as long as something is at work. */
export function useLook(working: boolean, look: () => void, every = LOOK_AGAIN): void {
  useEffect(() => {
    if (!working) return undefined;
    const timer = setInterval(look, every);
    return () => clearInterval(timer);
  }, [working, look, every]);
}

/** An import, followed while the worker is busy with it. A link that drops costs nothing: what was known stays on screen. */
export function useImport(id: string): Asked<ImportQuery> & { lost: boolean } {
  const asked = useAsk(ImportDocument, { id }, { touchedBy: 'Import Member' });
  const [last, keep] = useState<ImportQuery | undefined>(undefined);
  if (asked.data && asked.data !== last) keep(asked.data);
  const data = asked.data ?? last;
  const state = data?.import?.state;
  useLook(state !== undefined && isWorking(state), asked.again);
  return { ...asked, data, lost: asked.error !== undefined && data !== undefined };
}
