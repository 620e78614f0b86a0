const NUMERIC: [number, string][] = [
  [60, 'fatal'],
  [50, 'error'],
  [40, 'warn'],
];

/**
 * What of a child's output a person should see at once: warnings and errors of a JSON log, and anything on
 * stderr that is no log line at all.
 * @returns the text to show, or undefined when the line belongs to the log file only.
 */
export function noteworthy(line: string, isError: boolean): string | undefined {
  if (line.trim() === '') return undefined;
  if (!line.startsWith('{')) return isError ? line : undefined;
  try {
    const entry = JSON.parse(line) as { level?: unknown; msg?: unknown; err?: { message?: unknown } };
    const level =
      typeof entry.level === 'number' ? NUMERIC.find(([at]) => Number(entry.level) >= at)?.[1] : entry.level;
    if (level !== 'warn' && level !== 'error' && level !== 'fatal') return undefined;
    const reason = typeof entry.err?.message === 'string' ? `: ${entry.err.message}` : '';
    return `${level}: ${typeof entry.msg === 'string' ? entry.msg : line}${reason}`;
  } catch {
    // Cut off or not JSON after all; on stderr it may still matter.
    return isError ? line : undefined;
  }
}
