/** A bar as long as a part of a whole; the number beside it says the same. */
export function Bar({ part, of }: { part: number; of: number }) {
  return (
    <svg className="part-bar" width="100%" height="8" aria-hidden="true">
      <rect className="whole" width="100%" height="8" rx="2" />
      <rect width={`${of > 0 ? Math.min(100, (part / of) * 100) : 0}%`} height="8" rx="2" />
    </svg>
  );
}
