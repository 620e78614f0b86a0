/** What kind of thing would answer a question; `any` when its words do not show it. */
export type AnswerKind = 'person' | 'thing' | 'place' | 'time' | 'quantity' | 'money' | 'fact' | 'any';

const any = (words: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu');

/** Words that show what kind of thing is asked for, in the order they are tried. English, German, French and Spanish side by side. */
export const KINDS: readonly (readonly [AnswerKind, RegExp])[] = [
  [
    'money',
    any(
      'price|costs?|revenues?|turnover|income|salary|wage|budget|preis|kostet|kosten|umsatz|gehalt|prix|coûte|coute|tarif|chiffre d.affaires|salaire|precio|cuesta|ingresos|salario',
    ),
  ],
  [
    'quantity',
    any(
      'how (?:many|much|long|old|tall|big|large|high|far|often|fast)|number of|rate|percentage|margin|population|score|profits?|wie (?:viele?|lange?|hoch|oft|alt|gross|groß)|anzahl|marge|gewinn|combien|bénéfice|cuánt[oa]s?|cuant[oa]s?|margen|beneficio',
    ),
  ],
  [
    'time',
    any('when|what (?:date|day|year|time)|which (?:date|day|year)|date|wann|datum|quand|cuándo|cuando|fecha'),
  ],
  [
    'place',
    any(
      'where|location|venue|(?:which|what) (?:city|state|place)|headquarters?|wo|wohin|adresse|standort|où|ou est|lieu|dónde|donde|lugar|dirección|address',
    ),
  ],
  // Firms are owned and make things, as people do.
  [
    'thing',
    any(
      'who (?:acquired|bought|purchased|owns|owned|makes|made|developed|published|produces|sponsors|sponsored)',
    ),
  ],
  ['person', any('who|whom|whose|wer|wem|wen|qui|quién|quien|quiénes')],
  // Asked in key words, or with another word in front.
  [
    'person',
    any(
      'winner|champion|author|director|ceo|founder|president|coach|singer|actor|actress|mayor|chancellor|owner|chairman|chairwoman|captain|mvp|gründer(?:in)?|geschäftsführer(?:in)?|inhaber(?:in)?|autor(?:in)?|directeur|directrice|fondat(?:eur|rice)|auteur|director(?:a)|fundador(?:a)?',
    ),
  ],
  [
    'thing',
    any(
      '(?:which|what) (?:country|nation|team|club|company|firm|agency|brand|school|university|film|movie|song|book|band)',
    ),
  ],
];

/** Asks for one of many. */
export const WHICH = any('what|which|was|welche[rsmn]?|quel(?:le)?s?|qué|cuál(?:es)?');

/** Words that only say what kind of thing is asked for. */
export const KIND_WORDS = any(
  'who|whom|whose|what|which|when|where|why|how|many|much|long|old|location|venue|date|day|year|time|name|names|number|place|city|country|nation|team|club|company|firm|wer|was|wann|wo|wie|viel|viele|lange|welche[rsn]?|datum|ort|qui|que|quoi|quand|où|combien|quel(?:le)?s?|date|lieu|quién|qué|cuándo|cuando|dónde|donde|cuánt[oa]s?|cuál(?:es)?|fecha|lugar|tell|please|may|might|can|could|should|must|will|would|shall|allowed|bitte|darf|dürfen|kann|können|soll|peut|pouvons|doit|puede|podemos|debe|know|say|says|documents?|knowledge|unterlagen|dokumente?|our|unser[ea]?|notre|nuestr[oa]s?',
);
