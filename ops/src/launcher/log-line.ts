const NUMERIC: [number, string][] = [
  [60, 'fatal'],
  [50, 'error'],
  [40, 'warn'],
];

/**
 * What of a child's output a person should see at once: warnings and errors of a JSON log. Anything else is in
 * the log file, and is shown when the process ends unasked.
 * @returns the text to show, or undefined.
 */
export function noteworthy(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry = JSON.parse(line) as { level?: unknown; msg?: unknown; err?: { message?: unknown } };
    const level =
      typeof entry.level === 'number' ? NUMERIC.find(([at]) => Number(entry.level) >= at)?.[1] : entry.level;
    if (level !== 'warn' && level !== 'error' && level !== 'fatal') return undefined;
    const reason = typeof entry.err?.message === 'string' ? `: ${entry.err.message}` : '';
    return `${level}: ${typeof entry.msg === 'string' ? entry.msg : line}${reason}`;
  } catch {
    // Cut off, or not JSON after all: the file has it.
    return undefined;
  }
}

/** Whether a line is a frame of a stack trace, which says little without the file it stands in. */
export function isStackFrame(line: string): boolean {
  return /^\s+at /.test(line);
}
