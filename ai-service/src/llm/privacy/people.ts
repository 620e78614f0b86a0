import { matches, type Span } from './spans.js';

/** One to four words with capitals, as names are written; particles may stand between. */
const NAME =
  "(?<data>\\p{Lu}(?:[\\p{L}'’-]+|\\.)?(?:[ \\t]+(?:(?:von|van|de|del|la|le|du|der|den|y|zu)[ \\t]+){0,2}\\p{Lu}(?:[\\p{L}'’-]+|\\.)?){0,3})";
const END = '(?=[\\s,.;:!?)"\'»“]|$)';

/** A form's own label before a value: `Name: …`, `Vorname: …`. A longer label ("campaign name") is another thing's name. */
const LABELLED =
  /(?:^|[\n\r,;|])[ \t"'*-]*(?:(?:full|first|last|contact|customer|your)[ _]?name|name|vorname|nachname|(?:vollständiger|ihr) name|ansprechpartner(?:in)?|nom(?: complet| de famille)?|prénom|prenom|nombre(?: completo)?|apellidos?|contacto?)["']?[ \t]*[:=][ \t"']*(?<data>[\p{L}][\p{L}'’. -]{1,60}[\p{L}.])/giu;

const PATTERNS = [
  LABELLED,
  // People who say who they are.
  new RegExp(
    `(?:\\b(?:[Mm]y name is|[Tt]his is|[Ii]ch heiße|[Mm]ein Name ist|[Mm]on nom est|[Mm]e llamo|[Mm]i nombre es)|[Jj]e m['’]appelle)[ \\t]+${NAME}${END}`,
    'gu',
  ),
  // People who are addressed.
  new RegExp(
    `(?<![\\p{L}])(?:Mrs?|Ms|Miss|Herrn?|Frau|Monsieur|Madame|Mademoiselle|Mme|Mlle|Señora?|Sra?|Sr|Dr|Prof)\\.?[ \\t]+${NAME}${END}`,
    'gu',
  ),
  new RegExp(`(?<![\\p{L}])M\\.[ \\t]+${NAME}${END}`, 'gu'),
  new RegExp(
    `(?:^|[\\n\\r])[ \\t]*(?:Dear|Hi|Hello|Liebe[rs]?|Hallo|Cher|Chère|Bonjour|Querid[oa]|Estimad[oa]|Hola)[ \\t]+${NAME}[ \\t]*(?=[,!\\n\\r])`,
    'gu',
  ),
  // People who sign.
  new RegExp(
    `(?:[Rr]egards|[Ss]incerely(?: yours)?|[Bb]est wishes|[Gg]rüßen?|[Gg]ruß|LG|[Cc]ordialement|[Ss]alutations|[Ss]aludos?|[Aa]tentamente)[ \\t]*[,.!]?[ \\t]*[\\n\\r]{1,4}[ \\t]*${NAME}[ \\t]*(?=[\\n\\r]|$)`,
    'gu',
  ),
];

/** Names of people where the words around them say that they are: a name alone is not told from a brand's. */
export function namesIn(text: string): Span[] {
  return PATTERNS.flatMap((pattern) => matches('name', pattern, text));
}
