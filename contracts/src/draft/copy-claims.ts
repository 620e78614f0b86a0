import { topicsIn } from '../knowledge/claims.js';
import { foldedWords } from '../knowledge/names.js';

/**
 * Words that promise something a reader could hold the business to, over folded text, in English, German, French and
 * Spanish. They say nothing about what is allowed: a text may promise only what its source promises too.
 */
const PROMISES: Readonly<Record<string, RegExp>> = {
  award:
    /award\p{L}*|prize|ausgezeichnet\p{L}*|preisgekront\p{L}*|prime[es]*|galardonad\p{L}*|premiad\p{L}*/u,
  certified:
    /certif\p{L}*|zertifi\p{L}*|accredit\p{L}*|akkredit\p{L}*|licen[sc]ed|approved|gepruft\p{L}*|tested|homolog\p{L}*|offici\p{L}*|offizi\p{L}*|oficial\p{L}*/u,
  experience:
    /experience[ds]?|expert\p{L}*|specialist\p{L}*|spezialist\p{L}*|erfahr\p{L}*|experienc\p{L}*|especialist\p{L}*|profession\p{L}*|profesional\p{L}*/u,
  price:
    /cheap\p{L}*|affordable|discount\p{L}*|sale|deals?|sav(?:e|es|ing|ings)|bargains?|reduced|gunstig\p{L}*|billig\p{L}*|rabatt\p{L}*|spar(?:en|t|preis\p{L}*)|reduziert\p{L}*|remises?|soldes?|promo\p{L}*|pas cher|barat\p{L}*|descuent\p{L}*|rebaj\p{L}*|ahorr\p{L}*|promoci\p{L}*|economic\p{L}*/u,
  speed:
    /fast(?:er|est)?|quick\p{L}*|instant\p{L}*|immediat\p{L}*|same day|next day|within hours|schnell\p{L}*|sofort\p{L}*|rapid\p{L}*|express|inmediat\p{L}*|am selben tag|en el mismo dia|le jour meme/u,
  exclusive:
    /exclusi\p{L}*|exklusi\p{L}*|uni(?:que|k|c)\p{L}*|einzig\p{L}*|limited|begrenzt\p{L}*|limit(?:ee|ad)\p{L}*/u,
  loved:
    /trust(?:ed|ing)?|popular|loved|favou?rite|beliebt\p{L}*|vertrau\p{L}*|populaire\p{L}*|confiance|confianza|preferi\p{L}*|rated|ratings?|reviews?|stars?|bewert\p{L}*|sterne\p{L}*|avis|etoiles?|resenas?|estrellas?/u,
  safe: /safe\p{L}*|secure|painless|risk|sicher\p{L}*|schmerz\p{L}*|risiko\p{L}*|douleur|indolore|risque|segur\p{L}*|dolor|riesgo/u,
  refund:
    /refund\p{L}*|money back|returns?|geld zuruck|ruckgabe|rembours\p{L}*|reembols\p{L}*|devoluci\p{L}*/u,
  delivery:
    /deliver\p{L}*|shipping|shipped|liefer\p{L}*|versand\p{L}*|livr(?:e|er|ee|ees|aison|aisons)|envios?|entrega\p{L}*/u,
  natural:
    /organic|natural\p{L}*|sustainab\p{L}*|vegan\p{L}*|eco|bio|nachhaltig\p{L}*|naturel\p{L}*|durable\p{L}*|ecolog\p{L}*|sosteni\p{L}*|hand ?made|handgemacht\p{L}*|fait main|hecho a mano/u,
  always:
    /always|around the clock|any ?time|jederzeit|rund um die uhr|immer|toujours|jour et nuit|siempre|a cualquier hora|never|nie|jamais|nunca/u,
  superlative:
    /(?:fin|great|high|low|larg|bigg|saf|easi|fresh|new|late|nic|strong)est|best(?:e[mnrs]?)?|meilleur\p{L}*|mejor(?:es)?|most \p{L}+|top|premium|perfect\p{L}*|perfekt\p{L}*|parfait\p{L}*|ideal\p{L}*|(?:le|la|les) plus \p{L}+|(?:el|la|los|las) mas \p{L}+|(?:modern|hoch|gross|schon|neu)ste[nrs]?|proven|bewahrt\p{L}*|eprouv\p{L}*|probad\p{L}*/u,
};
const whole = Object.entries(PROMISES).map(
  ([kind, words]) => [kind, new RegExp(`(?<!\\p{L})(?:${words.source})(?!\\p{L})`, 'u')] as const,
);

/** The kinds of promises a text makes. */
export function promisesIn(text: string): ReadonlySet<string> {
  const folded = foldedWords(text);
  const kinds = whole.filter(([, words]) => words.test(folded)).map(([kind]) => kind);
  return new Set([...kinds, ...topicsIn(text)]);
}
