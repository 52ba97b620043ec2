import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { VoiceContext } from '../lib/notice';
import { Said } from '../ui/Said';

const SHOWN_FOR = 4000;

/** Lets every page below say a short sentence politely; it is read out and goes by itself. */
export function Voice({ children }: { children: ReactNode }) {
  const [said, set] = useState({ sentence: '', turn: 0 });
  const say = useCallback((sentence: string) => set(({ turn }) => ({ sentence, turn: turn + 1 })), []);
  useEffect(() => {
    if (!said.sentence) return undefined;
    const timer = setTimeout(() => set(({ turn }) => ({ sentence: '', turn })), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [said]);
  const voice = useMemo(() => ({ ...said, say }), [said, say]);
  return (
    <VoiceContext value={voice}>
      {children}
      <Said />
    </VoiceContext>
  );
}
