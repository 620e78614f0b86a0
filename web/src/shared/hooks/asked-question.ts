/** What a link to the chat brings along: the question to begin with. */
export interface AskedQuestion {
  readonly question: string;
}

/** The question in a location's state; null when it brings none. States outlive releases, so nothing is taken on trust. */
export function questionIn(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('question' in state)) return null;
  return typeof state.question === 'string' ? state.question : null;
}
