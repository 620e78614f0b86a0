import type { AccountState } from '../world/state.js';

const HOUR_MS = 3_600_000;

/** `2026-11-20T01:00:00-0800`: Meta prints instants in the account's own time. */
export function graphTime(state: AccountState, at: number): string {
  const offset = state.calendar.offsetAt(at);
  const minutes = Math.abs(offset) / 60_000;
  const hhmm = String(Math.floor(minutes / 60)).padStart(2, '0') + String(minutes % 60).padStart(2, '0');
  return `${new Date(at + offset).toISOString().slice(0, 19)}${offset < 0 ? '-' : '+'}${hhmm}`;
}

/** Hours an account is ahead of UTC now. */
export function offsetHours(state: AccountState, at: number): number {
  return state.calendar.offsetAt(at) / HOUR_MS;
}

/**
 * An instant as callers write it: unix seconds, ISO with any offset (`-0800` too), or a bare date or local
 * date-time in the account's time zone. NaN when it is none of these.
 */
export function instant(state: AccountState, text: string): number {
  if (/^\d{9,11}$/.test(text)) return Number(text) * 1000;
  const normal = text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  if (/(Z|[+-]\d{2}:\d{2})$/.test(normal)) return Date.parse(normal);
  const local = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : `${text}Z`);
  return Number.isNaN(local) ? Number.NaN : local - state.calendar.offsetAt(local);
}
