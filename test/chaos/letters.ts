import { raw } from 'hono/html';
import { defineLetter, type Letter } from '#platform';

const words = 'The table meets on Thursday at the school; please tell us whether you can come, and what you would like to see on the list. ';

const letter = (key: string, more: Partial<Letter<{ n: number }>> = {}): Letter<{ n: number }> =>
  defineLetter<{ n: number }>({
    key: `chaos-${key}.email`,
    channel: 'email',
    subject: ({ n }) => `Letter ${n}`,
    Body: ({ n }) => raw(`<h1>Letter ${n}</h1><p>${words.repeat(8)}</p>`),
    text: ({ n }) => `Letter ${n}\n\n${words.repeat(8)}`,
    sample: { n: 1 },
    ...more,
  });

const loopForEver = (): never => {
  for (;;);
};

/** Letters for chaos alone: one that is sent again in doubt, one that is held, one that goes to many, and three that are poison. */
export const chaosLetters = {
  resend: letter('resend'),
  hold: letter('hold', { whenInDoubt: 'HOLD' }),
  reminder: letter('reminder', { whenInDoubt: 'HOLD', bulk: 'reminder' }),
  throws: letter('throws', { text: () => { throw new Error('There is no such field.'); } }),
  loops: letter('loops', { text: loopForEver }),
  huge: letter('huge', { text: () => 'x'.repeat(50_000_000) }),
};
