import { foldedWords } from './names.js';

/** Orders to a language model as attacks give them, over folded text, in English, German, French and Spanish. */
const INSTRUCTION =
  /(?<!\p{L})(?:(?:ignore|disregard|forget|override|bypass) (?:\p{L}+ ){0,4}(?:instructions?|prompts?|rules?|previous|above|guidelines?)|(?:ignorier\p{L}*|vergiss|missachte) (?:\p{L}+ ){0,4}(?:anweisung\p{L}*|regeln?|vorherig\p{L}*|prompts?)|(?:ignore[zr]?|oublie[zr]?) (?:\p{L}+ ){0,4}(?:instructions?|consignes?|regles?|precedent\p{L}*)|(?:ignora\p{L}*|olvida\p{L}*) (?:\p{L}+ ){0,4}(?:instruccion\p{L}*|reglas?|anterior\p{L}*)|system prompt|(?:language|sprach) ?mod\p{L}+|as an ai|you are (?:now )?an? (?:ai|assistant)|du bist (?:jetzt )?ein\p{L}* (?:ki|assistent)|jailbreak|developer mode)(?!\p{L})/u;

/**
 * True for a text that speaks to a machine. Nothing rests on it alone, since an order can be worded in any way: it keeps
 * the plain ones out of where a text makes no sense, such as an advertisement.
 */
export function instructsMachine(text: string): boolean {
  return INSTRUCTION.test(foldedWords(text));
}
