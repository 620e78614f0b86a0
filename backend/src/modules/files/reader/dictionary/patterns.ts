import type { DictionaryEntry } from './entry.js';

/**
 * Meanings by the words a header is made of, for wordings the tables do not list: the platforms rename columns, and
 * translate them anew. Tried after the tables and after the derived figures are out; the first match counts. `all`:
 * every pattern must occur; `none`: must not.
 */
export type HeaderPattern = Omit<DictionaryEntry, 'headers'> & {
  readonly all: readonly RegExp[];
  readonly none?: RegExp;
};

const CAMPAIGN = /campaign|kampagne|campagne|campana|campanha|campagna/;
const GROUP =
  /ad ?set|ad ?group|anzeigengruppe|ensemble|conjunto|groupe d|grupo de anunc|gruppo di (?:annunci|inserzioni)|advertentie(?:set|groep)/;
const AD =
  /(?:^| )(?:ad|ads|anzeige|anzeigen|werbeanzeige|annonce|publicite|anuncio|annuncio|inserzione|advertentie)(?: |$)|anzeigen(?:name|id)/;
const NAME = /(?:^| )(?:name|nom|nombre|nome|naam)(?: |$)|name$/;
const ID = /(?:^| )(?:id|ids|kennung|identifiant|identificador|identificacao|codigo|numero|n)(?: |$)/;
const REPORT = /bericht|report|rapport|informe|relatorio|auswertung/;
const COUNT_OF_PEOPLE = /unique|individuell|unic|einzeln|outbound|externe?s?|saliente|de saida/;

export const HEADER_PATTERNS: readonly HeaderPattern[] = [
  {
    role: 'period_start',
    hint: 'meta',
    weight: 3,
    all: [REPORT, /start|begin|anfang|debut|inicio|comienzo|inizio/],
  },
  {
    role: 'period_end',
    hint: 'meta',
    weight: 3,
    all: [
      REPORT,
      /(?:^| )end|ende$|ends|fin(?:e|al)?(?: |$)|finaliza|termino|encerramento|fim(?: |$)|eindig/,
    ],
  },
  { role: 'attribution', hint: 'meta', weight: 2, all: [/attribu(?:tion|zione)|atribu(?:cion|icao)/] },
  {
    role: 'result_type',
    hint: 'meta',
    weight: 2,
    all: [
      /ergebnis|result|risultat/,
      /indi[kc]ator|indicateur|indicador|indicatore|typ|tipo|(?:^| )art(?: |$)/,
    ],
  },
  { role: 'budget_type', all: [/budget|presupuesto|orcamento/, /typ|tipo|(?:^| )art(?: |$)/] },
  { role: 'attribute', all: [/budget|presupuesto|orcamento/, NAME] },
  { role: 'budget', all: [/budget|presupuesto|orcamento/], none: /lost|verl|per[dt]/ },
  { role: 'attribute', all: [/grunde|reasons?|motifs?|raisons|motivos/] },
  {
    role: 'status',
    all: [/auslieferung|diffusion|entrega|veiculacao|pubblicazione|delivery|bereitstellung/],
  },
  {
    role: 'status',
    all: [
      /status|etat|estado|stato|state/,
      /campa|kampagn|anzeige|annonce|anunc|keyword|mot cle|palabra|palavra|group|grup|ad |(?:^| )ads?(?: |$)/,
    ],
  },
  { role: 'ad_group_id', all: [GROUP, ID] },
  { role: 'campaign_id', all: [CAMPAIGN, ID] },
  { role: 'ad_id', all: [AD, ID] },
  { role: 'ad_group_name', all: [GROUP, NAME] },
  { role: 'campaign_name', all: [CAMPAIGN, NAME] },
  { role: 'ad_name', all: [AD, NAME] },
  {
    role: 'cost',
    hint: 'meta',
    weight: 3,
    all: [
      /betrag|montant|importe|valor|cantidad|monto|quantia|importo|bedrag|amount/,
      /ausgegeben|depense|gastad|gasto|usado|speso|besteed|uitgegeven|spent/,
    ],
  },
  {
    role: 'action_value',
    name: 'purchase',
    all: [/kauf|kaufe|achat|compra|purchase|acquist|aankop/, /wert|valeur|valor|value|waarde/],
  },
  { role: 'other_metric', all: [COUNT_OF_PEOPLE] },
  {
    role: 'link_clicks',
    hint: 'meta',
    weight: 2,
    all: [/(?:^| )(?:link|lien|liens|enlace|enlaces|links)(?: |$)/, /cli(?:ck|c|que)|klick|klik/],
  },
  {
    role: 'conversion_value',
    all: [/conv/, /wert|valeur|valor|value|valore|waarde/],
    none: /all|alle|toutes|todas|tutte/,
  },
];

/** The first pattern that fits the folded words of a header. */
export function matchPattern(words: string): DictionaryEntry | null {
  if (words === '' || words.length > 90) return null;
  const found = HEADER_PATTERNS.find(
    (pattern) => pattern.all.every((part) => part.test(words)) && !pattern.none?.test(words),
  );
  return found ? { ...found, headers: words } : null;
}
