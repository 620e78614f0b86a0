import { useEffect, useState } from 'react';
import { formatAge, formatInstant } from '../format/date.js';

const TICK_MS = 30_000;

/** How long ago an instant was, kept current; the exact time is in its title. */
export function Age({ at }: { readonly at: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={at} title={formatInstant(at)}>
      {formatAge(at, now)}
    </time>
  );
}
