import {
  type AdPlatform,
  type CopyFault,
  type CopySource,
  type CopyText,
  copyFault,
  type DroppedCopy,
  type FactInForce,
  foldedWords,
} from '@adwright/contracts';

export interface CheckedBy {
  readonly platform: AdPlatform;
  readonly sources: readonly CopySource[];
  readonly facts: readonly FactInForce[];
  readonly existing: readonly string[];
}

export interface CheckedCopy {
  readonly texts: CopyText[];
  readonly dropped: DroppedCopy;
}

/** The texts that hold, each once; the rest is counted by what was wrong with it. Nobody's text goes past this. */
export function checked(written: readonly CopyText[], by: CheckedBy): CheckedCopy {
  const byId = new Map(by.sources.map((source) => [source.id, source]));
  const dropped: Partial<Record<CopyFault, number>> = {};
  const texts: CopyText[] = [];
  const seen = new Set<string>();
  for (const one of written) {
    const sources = one.sources.flatMap((id) => byId.get(id) ?? []);
    const known = sources.length === one.sources.length;
    const key = `${one.part} ${foldedWords(one.text)}`;
    const fault = !known
      ? 'source'
      : seen.has(key)
        ? 'repeated'
        : copyFault(one.text, { ...by, part: one.part, sources });
    if (fault === null) {
      seen.add(key);
      texts.push(one);
    } else dropped[fault] = (dropped[fault] ?? 0) + 1;
  }
  return { texts, dropped };
}
