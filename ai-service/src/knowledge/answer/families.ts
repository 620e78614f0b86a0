import { termOf } from '../../retrieval/text/terms.js';

/** Words that speak of the same thing and share too few letters for a stemmer to see it. */
const FAMILIES = [
  'win won winner winners champion champions victory victorious',
  'hold held host hosted hosting',
  'begin began begun start started starts',
  'write wrote written writer author',
  'sing sang sung singer',
  'die died death deceased',
  'born birth birthday',
  'sell sold sale sales',
  'buy bought purchase purchased',
  'pay paid payment',
  'lead led leader',
  'make made maker',
  'build built',
  'choose chose chosen choice select selected',
  'leave left quit resign resigned',
  'become became',
  'give gave given',
  'take took taken',
  'grow grew growth',
  'rise rose risen',
  'found founded founder',
  'direct directed director',
  'act acted actor actress star starring stars starred',
  'play played player',
  'release released launch launched premiere premiered debut debuted',
  'open opening opened close closed closes closing hours',
  'cost costs price prices priced fee fees charge charges',
  'refund refunds return returns',
  'phone telephone',
  'movie film films movies',
  'located location based headquartered headquarters',
  'offen geöffnet öffnungszeiten geschlossen schließt',
  'preis preise kosten kostet gebühr',
  'ouvert ouverts ouverture fermé fermés ferme horaires',
  'prix coûte coût tarif tarifs',
  'abierto abiertos abre cerrado cerrados cierra horario',
  'precio precios cuesta coste tarifa',
] as const;

const HEADS = new Map<string, string>();
for (const family of FAMILIES) {
  const [head = '', ...others] = family.split(' ');
  for (const language of ['en', 'de', 'fr', 'es'] as const)
    for (const word of [head, ...others]) {
      const term = termOf(word, language);
      if (!HEADS.has(term)) HEADS.set(term, head);
    }
}

/** The family a term belongs to, else the term itself. */
export function familyOf(term: string): string {
  return HEADS.get(term) ?? term;
}
