import { textLength } from '@adwright/contracts';

/** The first letter large, the rest as it was written. */
export function sentenceCase(text: string): string {
  const [first = '', ...rest] = [...text];
  return first.toLocaleUpperCase() + rest.join('');
}

/** Those that fit, each once, at most `most`. */
export function fitting(texts: readonly (string | null)[], longest: number, most: number): string[] {
  const seen = new Set<string>();
  return texts
    .filter((text): text is string => text !== null && text !== '' && textLength(text) <= longest)
    .filter((text) => {
      const key = text.toLocaleLowerCase();
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, most);
}
