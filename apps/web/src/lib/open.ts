import { useState } from 'react';

/**
 * A form that opens in the place of its button. When it closes, the button is drawn anew and takes the focus back, so that
 * somebody with a keyboard goes on where they were.
 */
export function useOpen() {
  const [state, set] = useState<'never' | 'open' | 'closed'>('never');
  return {
    isOpen: state === 'open',
    open: () => set('open'),
    close: () => set('closed'),
    /** For the button that opens. */
    autoFocus: state === 'closed',
  };
}
