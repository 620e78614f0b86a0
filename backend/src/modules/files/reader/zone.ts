/** The account-local day and hour of an instant written with an offset (`2026-05-01T22:30:00Z`); null if it is none. */
export function dayInZone(text: string, timeZone: string): { day: string; hour: number } | null {
  const normal = text
    .trim()
    .replace(' ', 'T')
    .replace(/\s*(utc|gmt)$/i, 'Z');
  const at = new Date(normal);
  if (Number.isNaN(at.getTime())) return null;
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string): string => parts.find((item) => item.type === type)?.value ?? '';
  return { day: `${part('year')}-${part('month')}-${part('day')}`, hour: Number(part('hour')) };
}

/** True when the runtime knows the IANA name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
