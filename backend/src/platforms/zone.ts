/** How far a zone's wall clock is ahead of UTC at an instant, milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((one) => one.type === type)?.value ?? 0);
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(instant / 1000) * 1000;
}

/** The calendar day `YYYY-MM-DD` on a zone's wall at an instant. */
export function dayIn(instant: Date, timeZone: string): string {
  return wallClock(instant, timeZone).slice(0, 10);
}

/** `YYYY-MM-DD HH:mm:ss` on a zone's wall at an instant. */
export function wallClock(instant: Date, timeZone: string): string {
  const local = new Date(instant.getTime() + offsetAt(instant.getTime(), timeZone));
  return local.toISOString().slice(0, 19).replace('T', ' ');
}

/**
 * The instant of a wall-clock text `YYYY-MM-DD HH:mm:ss[.ffffff]`. In the hour that comes twice in autumn the earlier
 * instant is meant.
 */
export function fromWallClock(text: string, timeZone: string): Date {
  const wall = Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`);
  const guess = wall - offsetAt(wall, timeZone);
  const earlier = wall - offsetAt(guess - 3_600_000, timeZone);
  const back = (instant: number) => instant + offsetAt(instant, timeZone);
  if (back(earlier) === wall && earlier < guess) return new Date(earlier);
  return new Date(back(guess) === wall ? guess : wall - offsetAt(guess, timeZone));
}
