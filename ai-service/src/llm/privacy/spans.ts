export const personalKinds = ['e-mail', 'phone', 'account number', 'address', 'name'] as const;
export type PersonalKind = (typeof personalKinds)[number];

/** A stretch of a text that is about a person. */
export interface Span {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
}

/** Every match of a global pattern; the group `data` is the stretch where there is one, else the whole match. */
export function matches(kind: PersonalKind, pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)].map((match) => {
    const [whole] = match;
    const data = match.groups?.data ?? whole;
    const start = match.index + whole.lastIndexOf(data);
    return { kind, start, end: start + data.length };
  });
}
