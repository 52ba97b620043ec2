import { useContext } from 'react';
import { VoiceContext } from '../lib/notice';

/**
 * Where the voice of the page is seen and heard. An open dialog holds one of its own, because what lies behind a dialog
 * is neither.
 */
export function Said() {
  const { sentence, turn } = useContext(VoiceContext);
  return (
    <div className="said no-print" role="status">
      {sentence ? <p key={turn}>{sentence}</p> : null}
    </div>
  );
}
