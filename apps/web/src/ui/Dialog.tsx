import { useEffect, useId, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Said } from './Said';

interface DialogProps {
  title: string;
  drawer?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A native dialog, open for as long as it is on the page; the browser keeps the focus inside and gives it back. It
 * stands at the end of the page, so that a form in it is never inside another form.
 */
export function Dialog({ title, drawer = false, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    const opener = document.activeElement;
    shown?.showModal();
    return () => {
      shown?.close();
      // What opened it may be gone by now, as the open seat of a list is once it is filled.
      const back = opener instanceof HTMLElement && opener.isConnected ? opener : document.getElementById('main');
      back?.focus({ preventScroll: true });
    };
  }, []);
  return createPortal(
    <dialog
      ref={dialog}
      className={drawer ? 'drawer' : undefined}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="button soft" onClick={onClose}>
          Close
        </button>
      </div>
      <div className="dialog-body">{children}</div>
      <Said />
    </dialog>,
    document.body,
  );
}
