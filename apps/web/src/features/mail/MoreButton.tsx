interface MoreButtonProps {
  page: { hasNextPage: boolean; endCursor?: string | null | undefined };
  onMore: (after: string) => void;
}

/** The way to the rows that follow. */
export function MoreButton({ page, onMore }: MoreButtonProps) {
  const { hasNextPage, endCursor } = page;
  if (!hasNextPage || !endCursor) return null;
  return (
    <button type="button" className="button soft" onClick={() => onMore(endCursor)}>
      Show more
    </button>
  );
}
