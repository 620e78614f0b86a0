/** What a word is in a spelled-out number. Words are folded: lower case, without accents. */
export type NumberWord =
  /** 0 to 99, or a compound that is one word. */
  | { readonly kind: 'small'; readonly value: number }
  /** A whole hundred that is added, not multiplied (Spanish), or a compound of 100 and more (German). */
  | { readonly kind: 'whole'; readonly value: number }
  | { readonly kind: 'hundred' }
  | { readonly kind: 'dozen' }
  | { readonly kind: 'scale'; readonly value: bigint; readonly bare: boolean }
  | { readonly kind: 'and' }
  | { readonly kind: 'article' }
  | { readonly kind: 'half' }
  /** "point", "Komma": what follows are decimals. */
  | { readonly kind: 'point' };

export interface NumberLexicon {
  read(folded: string): NumberWord | null;
  /** True when tens up to `tens` take a teen after them, as French 60 and 80 do. */
  teensAfter(tens: number): boolean;
  /** True where "and" may stand between hundreds and the rest (English), else between tens and units only. */
  readonly andAfterHundred: boolean;
}

export function table(
  entries: Readonly<Record<string, number>>,
  kind: 'small' | 'whole',
): ReadonlyMap<string, NumberWord> {
  return new Map(Object.entries(entries).map(([word, value]) => [word, { kind, value }]));
}

export function scales(
  entries: Readonly<Record<string, readonly [bigint, boolean]>>,
): ReadonlyMap<string, NumberWord> {
  return new Map(
    Object.entries(entries).map(([word, [value, bare]]) => [word, { kind: 'scale', value, bare }]),
  );
}

export function words(list: readonly string[], word: NumberWord): ReadonlyMap<string, NumberWord> {
  return new Map(list.map((name) => [name, word]));
}

export function lexicon(
  maps: readonly ReadonlyMap<string, NumberWord>[],
  rules: Partial<Pick<NumberLexicon, 'teensAfter' | 'andAfterHundred'>> = {},
  compound: (folded: string) => NumberWord | null = () => null,
): NumberLexicon {
  const all = new Map(maps.flatMap((map) => [...map]));
  return {
    read: (folded) => all.get(folded) ?? compound(folded),
    teensAfter: rules.teensAfter ?? (() => false),
    andAfterHundred: rules.andAfterHundred ?? false,
  };
}
