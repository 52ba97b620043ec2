import { useEffect, useState } from 'react';

/** A value that follows only once its source has rested: for searches and sliders. */
export function useRested<Value>(value: Value, milliseconds = 250): Value {
  const [rested, rest] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => rest(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}

/** Whether the window answers to a media query, followed as it changes. */
export function useMedia(query: string): boolean {
  const [matches, set] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const list = window.matchMedia(query);
    const follow = () => set(list.matches);
    follow();
    list.addEventListener('change', follow);
    return () => list.removeEventListener('change', follow);
  }, [query]);
  return matches;
}

/** The name of the page in the browser's tab and history. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} – SEED Table` : 'SEED Table';
  }, [title]);
}

/** For what takes its own button away: the focus rests on the page, not on nothing. */
export const restFocus = (): void => document.getElementById('main')?.focus({ preventScroll: true });
