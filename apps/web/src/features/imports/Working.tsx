interface WorkingProps {
  words: string;
  done: number;
  of: number;
}

/** The worker is busy: how far it is, and that nobody has to wait for it. */
export function Working({ words, done, of }: WorkingProps) {
  const tenths = of > 0 ? Math.floor((done / of) * 10) * 10 : 0;
  return (
    <div className="card stack working">
      <p className="on-its-way">
        <strong>{words}</strong>
        {of > 0 ? (
          <span>
            {done} of {of}
          </span>
        ) : null}
      </p>
      <progress aria-label={words} max={of || 1} value={of > 0 ? done : undefined} />
      {/* Every tenth is enough to hear. */}
      <p className="hidden" role="status">
        {words}: {tenths} %
      </p>
      <p>You can leave this page. The work goes on, and you can come back to it from Imports.</p>
    </div>
  );
}
