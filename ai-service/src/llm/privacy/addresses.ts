import { matches, type Span } from './spans.js';

const WORD = "\\p{Lu}[\\p{L}'’.-]*";
const NUMBER = '\\d{1,4}[ ]?[a-zA-Z]?';

/** Streets with a house number, in the order each language writes them, and towns behind a postcode. */
const PATTERNS = [
  // 221B Baker Street, 1600 Pennsylvania Ave NW
  new RegExp(
    `\\b${NUMBER}[ ]+(?:${WORD}[ ]+){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Square|Sq|Terrace|Close|Way|Place|Pl)\\b\\.?`,
    'gu',
  ),
  // Hauptstraße 12a, Am Alten Markt 3 (with its kind of street), Musterweg 5
  new RegExp(
    `(?:${WORD}[ -])?\\p{Lu}[\\p{L}-]*(?:straße|strasse|str\\.|weg|gasse|platz|allee|ufer|damm|ring|chaussee)[ ]+${NUMBER}(?![\\p{L}\\p{N}%])`,
    'gu',
  ),
  new RegExp(
    `\\p{Lu}[\\p{L}-]*[ -](?:Straße|Strasse|Str\\.|Weg|Gasse|Platz|Allee|Ufer|Damm|Ring|Chaussee)[ ]+${NUMBER}(?![\\p{L}\\p{N}%])`,
    'gu',
  ),
  // 12 bis, rue de la Paix
  /\b\d{1,4}(?:[ ]?(?:bis|ter))?,?[ ]+(?:rue|avenue|boulevard|place|chemin|impasse|allée|quai|cours|route|passage)[ ]+(?:(?:de|du|des|la|le|les|d['’]|l['’])[ ]?){0,3}\p{L}[\p{L}'’-]*(?:[ -]\p{Lu}[\p{L}'’-]*){0,3}/giu,
  // Calle Mayor 12, 3.º B; C/ Alcalá, 45
  /(?:\b(?:calle|avenida|avda\.?|paseo|plaza|carrer|camino|ronda)|\bC\/)[ ]+(?:(?:de|del|la|las|los|el)[ ]+){0,2}\p{L}[\p{L}'’-]*(?:[ ](?:(?:de|del|la|las|los|y)[ ]+){0,2}\p{Lu}[\p{L}'’-]*){0,3},?[ ]+(?:n\.?º[ ]?)?\d{1,4}(?:,[ ]?\d{1,2}\.?º(?:[ ]?[A-Z])?)?/giu,
  // Postcodes with their town: 10115 Berlin, 75002 Paris, 28013 Madrid, D-10115 Berlin
  new RegExp(`(?<![\\p{N}.,])(?:[A-Z]{1,2}-)?\\d{5}[ ]+${WORD}(?:[ -]${WORD}){0,2}`, 'gu'),
  // SW1A 1AA
  /\b[A-Z]{1,2}\d[A-Z\d]?[ ]\d[A-Z]{2}\b/g,
];

/** Postal addresses where their form shows them. */
export function addressesIn(text: string): Span[] {
  return PATTERNS.flatMap((pattern) => matches('address', pattern, text));
}
