import { createContext, useContext } from 'react';

/** The voice of the page: what was said last, and how to say something. */
interface Voiced {
  sentence: string;
  /** Grows with each sentence, so that the same one said twice is heard twice. */
  turn: number;
  say: (sentence: string) => void;
}

export const VoiceContext = createContext<Voiced>({ sentence: '', turn: 0, say: () => undefined });

/** Says a short sentence politely, wherever the reader is: `say('Saved')`. */
export const useNotice = (): Voiced['say'] => useContext(VoiceContext).say;
