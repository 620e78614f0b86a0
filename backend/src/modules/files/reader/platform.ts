import type { AdPlatform } from '@adwright/contracts';
import { cellText } from './cells.js';
import type { Column } from './column.js';
import { foldText } from './header-text.js';
import type { TableRow } from './types.js';

const META_NAME = /\b(facebook|meta|fb|instagram)\b/;
const GOOGLE_NAME = /\b(google|adwords|ad words|gads)\b/;
/** Titles Google Ads puts above a table, in five languages; and its overview cards' file names. */
const GOOGLE_TITLE =
  /^(campaign|ad group|ad|ads|keyword|search keyword|search terms|search keywords|account|device|devices|asset group) (report|performance report)|^(kampagnen|anzeigengruppen|anzeigen|keyword|suchbegriff\w*|konto)\s?bericht|^bericht (zu|uber) |^rapport (sur les|des|de) (campagnes|groupes|annonces|mots|termes)|^informe de (campanas|grupos|anuncios|palabras|terminos)|^relatorio de (campanhas|grupos|anuncios|palavras|termos)|^(suchbegriffe|termes de recherche|terminos de busqueda|termos de pesquisa)/;
const GOOGLE_CARD = /^[\p{L}\p{N}_&' -]+\([^)]*\d{4}\.\d{2}\.\d{2}-\d{4}\.\d{2}\.\d{2}[^)]*\)/u;

export type PlatformScore = { readonly meta: number; readonly google: number };

/** Weighs what points to a platform: headers only it writes, the title above the table, the file's name. */
export function scorePlatform(
  columns: readonly Column[],
  preamble: readonly TableRow[],
  fileName: string,
): PlatformScore {
  const score = { meta: 0, google: 0 };
  for (const column of columns) {
    if (column.hint) score[column.hint] += column.weight;
  }
  for (const row of preamble) {
    const title = foldText(cellText(row.cells[0]));
    if (GOOGLE_TITLE.test(title)) score.google += 3;
  }
  const name = foldText(fileName);
  if (META_NAME.test(name)) score.meta += 3;
  if (GOOGLE_NAME.test(name) || GOOGLE_CARD.test(fileName.normalize('NFKC'))) score.google += 3;
  return score;
}

/** The platform when the score leaves no doubt; null = ask. */
export function platformOf(score: PlatformScore): AdPlatform | null {
  if (score.meta >= 2 && score.meta >= score.google * 2) return 'meta';
  if (score.google >= 2 && score.google >= score.meta * 2) return 'google';
  return null;
}
