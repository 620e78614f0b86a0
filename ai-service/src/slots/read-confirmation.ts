import type { ReadContext, Reading } from './reading.js';
import { foldText, plainText } from './text/plain.js';

const YES = [
  // English
  "yes|yeah|yep|yup|yea|ya|sure|sure thing|ok|okay|okey|k|correct|right|exactly|absolutely|definitely|agreed|confirmed?|affirmative|of course|certainly|sounds good|looks good|looks right|go ahead|do it|perfect|fine|great|that works|that would work|that's right|thats right|that is right|that's correct|please do",
  // German
  'ja|jawohl|jo|jep|klar|genau|richtig|stimmt|passt|einverstanden|in ordnung|gerne|gern|alles klar|bestatigt|bestatige|mach das|perfekt|super|korrekt|so ist es',
  // French
  "oui|ouais|d'accord|dac|exact|exactement|parfait|c'est bon|c'est ca|c'est correct|bien sur|tout a fait|entendu|vas-y|allez-y|je confirme|confirme|ca marche",
  // Spanish
  'si|claro|claro que si|vale|de acuerdo|correcto|exacto|perfecto|por supuesto|adelante|confirmo|confirmado|esta bien|eso es|asi es|dale',
].join('|');
const NO = [
  "no|nope|nah|not|no way|never|wrong|incorrect|not right|not correct|don't|dont|negative|cancel|stop|that's not right|that's wrong|i disagree|absolutely not",
  'nein|ne|nee|nicht|falsch|stimmt nicht|auf keinen fall|nicht richtig|keinesfalls|lieber nicht',
  "non|pas du tout|pas|faux|incorrect|ce n'est pas (?:bon|ca|correct)|surtout pas|jamais",
  'incorrecto|para nada|de ninguna manera|nunca|mejor no|tampoco|equivocado|mal',
].join('|');
/** What turns a yes into its opposite, or takes it half back. */
const BUT =
  /(?<![a-z])(?:but|except|only if|unless|aber|ausser|nur wenn|mais|sauf|seulement si|pero|excepto|salvo|solo si|however|though|allerdings|cependant)(?![a-z])/;
const NOT_SURE =
  /(?<![a-z])(?:not sure|maybe|perhaps|i guess|i don't know|dont know|vielleicht|weiss nicht|nicht sicher|peut-etre|je ne sais pas|pas sur|quizas|tal vez|no se|no estoy segur[oa])(?![a-z])/;

const word = (alternatives: string) =>
  new RegExp(
    `(?<![a-z'])(?:${alternatives
      .split('|')
      .sort((a, b) => b.length - a.length)
      .join('|')})(?![a-z'])`,
    'g',
  );
const yes = word(YES);
const no = word(NO);

/**
 * Whether a message says yes or no. A yes with a "but", a yes beside a no, and a maybe are ambiguous: only an undivided yes
 * confirms anything.
 */
export function readConfirmation(text: string, _ctx: ReadContext): Reading<boolean> | null {
  const folded = foldText(plainText(text));
  const nos = [...folded.matchAll(no)];
  const yeses = [...folded.matchAll(yes)].filter(
    (match) =>
      !nos.some((other) => other.index <= match.index && match.index < other.index + other[0].length),
  );
  const first = [...yeses, ...nos].sort((a, b) => a.index - b.index)[0];
  if (first === undefined) return null;
  const divided = yeses.length > 0 && nos.length > 0;
  const unsure = NOT_SURE.test(folded) || BUT.test(folded);
  const value = yeses.includes(first);
  const doubtful = (divided && value) || unsure;
  const from = first.index;
  const to = from + first[0].length;
  return {
    from,
    to,
    text: text.slice(from, to),
    value,
    certainty: doubtful ? 'ambiguous' : 'certain',
    ...(doubtful ? { doubt: 'two_values' as const } : {}),
  };
}
