import type { ReactNode } from 'react';

/** Something to know before going on. `wrong` is for what did not work, and is read out at once. */
export function Notice({ wrong = false, children }: { wrong?: boolean; children: ReactNode }) {
  return (
    <div className={wrong ? 'notice wrong' : 'notice'} role={wrong ? 'alert' : undefined}>
      {children}
    </div>
  );
}

/** What a form says when the API refused it; nothing while there is nothing to say. */
export function Refused({ error }: { error: string | undefined }) {
  return error ? (
    <Notice wrong>
      <p>{error}</p>
    </Notice>
  ) : null;
}

/** A place with nothing in it, said kindly. */
export function Empty({ children }: { children: ReactNode }) {
  return <div className="empty">{children}</div>;
}
