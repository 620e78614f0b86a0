import { addressesIn } from './addresses.js';
import { namesIn } from './people.js';
import { phonesIn } from './phones.js';
import { matches, type Span } from './spans.js';

/** RFC 5321's common forms; the domain has at least one dot. Unicode letters count, as internationalised mail has them. */
const EMAIL =
  /[\p{L}\p{N}._%+'-]{1,64}(?:@|\[at\]|\(at\)| at (?=[\p{L}\p{N}-]+\.[a-z]{2,}\b))[\p{L}\p{N}](?:[\p{L}\p{N}-]*(?:\.|\[dot\]|\(dot\)))+\p{L}{2,24}/giu;
const IBAN = /\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b/g;
const CARD = /(?<![\p{N}.,-])\d(?:[ -]?\d){12,18}(?![\p{N}.,-])/gu;

/** Luhn's check digit (ISO/IEC 7812-1), which payment cards have. */
function isCard(text: string): boolean {
  const digits = [...text.replaceAll(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((all, digit, at) => {
    const doubled = digit * 2;
    return all + (at % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0 && /^[3-6]/.test(text);
}

function cardsIn(text: string): Span[] {
  return matches('account number', CARD, text).filter(({ start, end }) => isCard(text.slice(start, end)));
}

/**
 * Personal data in a text, first to last and without overlap; of two that overlap the one that begins first counts, then
 * the longer. Names and addresses are found by what stands around them, so some pass; mail addresses, telephone and account
 * numbers are found by their form.
 */
export function personalDataIn(text: string): Span[] {
  const found = [
    ...matches('e-mail', EMAIL, text),
    ...matches('account number', IBAN, text),
    ...cardsIn(text),
    ...phonesIn(text),
    ...addressesIn(text),
    ...namesIn(text),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Span[] = [];
  for (const span of found) if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  return kept;
}
