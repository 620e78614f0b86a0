/** Something in a sentence that could be what was asked for. */
export interface Candidate {
  /** The same however it is written: what passages agree upon, or contradict each other in. */
  readonly key: string;
  /** Place in the sentence, in characters. */
  readonly from: number;
  readonly to: number;
  /** 1 = a full answer of its kind, such as a whole name or a day with its year; less = a part of one. */
  readonly quality: number;
}

/** A pattern and the quality of what it finds; patterns are tried from the fullest to the barest. */
export type Graded = readonly (readonly [RegExp, number])[];

/** A pattern for words that stand by themselves. */
export function standing(source: string, flags = 'giu'): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, flags);
}

/** Lower case, without accents and signs. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What the patterns find; where one has found something the later ones leave it alone. */
export function findGraded(text: string, patterns: Graded, key: (of: string) => string = plain): Candidate[] {
  const found: Candidate[] = [];
  for (const [pattern, quality] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const from = match.index;
      const to = from + match[0].length;
      if (!found.some((one) => one.from < to && from < one.to))
        found.push({ key: key(match[0]), from, to, quality });
    }
  }
  return found;
}
