import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Span } from './spans.js';

/** Where a number without a country prefix may be from: the countries of the product's four languages. */
const HOME: readonly CountryCode[] = ['US', 'GB', 'DE', 'AT', 'CH', 'FR', 'BE', 'ES', 'MX'];
const SHORTEST = 7;
/** Digits as people group them; a word or more digits on either side make it something else. */
const CANDIDATE =
  /(?<![\p{L}\p{N}.,_])(?:\+|\(|00)?\d(?:[\s\u00a0\u202f()./–-]{0,3}\d){6,17}(?![\p{L}\p{N}_])/gu;
const NOT_A_PHONE = [
  // Days and instants.
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/,
  /^\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}/,
  // Amounts with decimals, and thousands in a notation that telephone numbers are not written in.
  /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/,
  /^\d{1,2}(?:\.\d{3})+(?:,\d+)?$/,
  /^\d+\.\d{1,2}$/,
  // Versions.
  /^\d\.\d\./,
];

function isPhone(text: string): boolean {
  if (NOT_A_PHONE.some((pattern) => pattern.test(text))) return false;
  if (text.replaceAll(/\D/g, '').length < SHORTEST) return false;
  const international = text.startsWith('00') ? `+${text.slice(2)}` : text;
  if (international.startsWith('+')) return parsePhoneNumberFromString(international)?.isPossible() === true;
  return HOME.some((country) => parsePhoneNumberFromString(text, country)?.isValid() === true);
}

/** Telephone numbers, in international notation of any country and in the national notation of some. */
export function phonesIn(text: string): Span[] {
  return [...text.matchAll(CANDIDATE)]
    .filter(([candidate]) => isPhone(candidate))
    .map(({ 0: candidate, index }) => ({
      kind: 'phone' as const,
      start: index,
      end: index + candidate.length,
    }));
}
