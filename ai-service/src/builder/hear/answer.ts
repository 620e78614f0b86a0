const YES =
  /^(?:[\s,.!]*(?:ok(?:ay)?|yes|well|ja|oui|sí|si)[\s,.!]+)*(?:yes|yep|yeah|yup|ok(?:ay)?|correct|that(?:'|’)?s (?:right|correct|it|fine)|right|sure|perfect|exactly|fine|good|great|looks good|confirm(?:ed)?|i confirm|absolutely|of course|ja|jawohl|jo|genau|stimmt(?: so)?|passt(?: so)?|richtig|bestätig\p{L}*|in ordnung|einverstanden|gut|perfekt|oui|ouais|d(?:'|’)accord|c(?:'|’)est (?:ça|bon|correct|exact|juste)|exact(?:ement)?|parfait|tout à fait|je confirme|sí|vale|claro|correcto|exacto|de acuerdo|perfecto|está bien|así es|eso es|confirm(?:o|ado)|bien)(?![\p{L}])/iu;
const ALONE_SI = /^\s*si\s*(?:[,.!]|$)/iu;
const NO =
  /^\s*(?:no|nope|nah|wrong|incorrect|not (?:right|quite|correct|really)|that(?:'|’)?s (?:not|wrong)|nein|nee|falsch|stimmt nicht|nicht (?:ganz|richtig)|non|faux|pas (?:tout à fait|exactement)|ce n(?:'|’)est pas|no es|incorrecto|para nada)(?![\p{L}])/iu;
/** A "yes" with one of these is a "yes, but": what it denies must have been understood, or it is none. */
const RESERVED =
  /(?<![\p{L}])(?:but|except|however|not|don(?:'|’)?t|isn(?:'|’)?t|only|instead|rather|aber|außer|nicht|kein\p{L}*|sondern|lieber|mais|sauf|pas|plutôt|pero|excepto|menos|sino|mejor|salvo)(?![\p{L}])/iu;

/**
 * What a message answers to "is that right?". A question is no answer. A "yes, but ..." counts only when the reservation
 * was understood, which is for the caller to know: `reserved`.
 */
export function readAnswer(text: string): { answer: 'yes' | 'no' | null; reserved: boolean } {
  if (/\?\s*$/u.test(text)) return { answer: null, reserved: false };
  if (NO.test(text)) return { answer: 'no', reserved: false };
  if (YES.test(text) || ALONE_SI.test(text)) {
    return { answer: 'yes', reserved: RESERVED.test(text) };
  }
  return { answer: null, reserved: false };
}
