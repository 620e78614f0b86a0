import type { AdPlatform, CampaignBlueprint } from '@adwright/contracts';

type Objective = CampaignBlueprint['objective'];
const words = (alternatives: string) => new RegExp(`(?<![\\p{L}])(?:${alternatives})(?![\\p{L}])`, 'iu');

/** What the words say the campaign is for, the most specific first. */
const objectives: readonly (readonly [Objective, RegExp])[] = [
  [
    'awareness',
    words(
      'awareness|(?:become|be|get) (?:better )?known|brand recognition|bekannt(?:er|heit)?|markenbekanntheit|notoriété|faire connaître|se faire connaître|dar(?:se)? a conocer|reconocimiento|notoriedad',
    ),
  ],
  [
    'engagement',
    words('engagement|likes|followers?|comments|interaktionen|kommentare|abonnés|interacciones|seguidores'),
  ],
  [
    'sales',
    words(
      'sell|sales?|selling|orders?|purchases?|online ?(?:shop|store)|web ?shop|e-?commerce|verkauf(?:en|e)?|verkäufe|bestellungen|onlineshop|vendre|ventes?|commandes?|achats|boutique en ligne|vender|ventas?|pedidos?|compras|tienda en línea|tienda online',
    ),
  ],
  [
    'leads',
    words(
      'leads?|(?:new )?(?:patients?|customers?|clients?|members?|students?|guests?)|inquir\\w+|enquir\\w+|appointments?|bookings?|reservations?|sign-?ups?|quotes?|patienten|patientinnen|kund(?:en|innen)|mitglieder|schüler|gäste|anfragen|termine|buchungen|reservierungen|interessent\\w*|angebote anfordern|patientes?|clientes?|adhérents|élèves|demandes|rendez-vous|réservations?|devis|prospects?|pacientes?|alumnos|socios|citas?|reservas?|consultas?|presupuestos gratis',
    ),
  ],
  [
    'traffic',
    words(
      'traffic|visitors?|visits|clicks|besucher\\w*|seitenaufrufe|klicks|visiteurs|visites|clics|trafic|visitantes|visitas|tráfico',
    ),
  ],
];

export function readObjective(text: string): Objective | null {
  return objectives.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

const platformWords: readonly (readonly [AdPlatform, string])[] = [
  ['meta', 'meta|facebook|insta(?:gram)?|fb|ig'],
  ['google', 'google(?: ads| search| suche)?|googeln|adwords|gads'],
];
const bothWords = words('both(?: platforms)?|either|beiden?|auf beiden|les deux|ambos|ambas|las dos|los dos');
const not = 'no|not on|not|without|nicht auf|nicht|kein|ohne|pas sur|pas de|pas|sans|sin|no en';
const also = words('also|too|as well|auch|zusätzlich|aussi|également|también');
const only = words('only|just|nur|uniquement|seulement|solo|sólo|solamente');

export interface HeardPlatforms {
  readonly how: 'set' | 'add' | 'remove';
  readonly platforms: readonly AdPlatform[];
}

/** @param asked true when the question was which platform, so that "both" means platforms. */
export function readPlatforms(text: string, asked: boolean): HeardPlatforms | null {
  const named = platformWords.filter(([, alternatives]) => words(alternatives).test(text));
  const denied = named.filter(([, alternatives]) =>
    words(`(?:${not})\\s+(?:on |auf |sur |en )?(?:${alternatives})`).test(text),
  );
  const wanted = named.filter((one) => !denied.includes(one)).map(([platform]) => platform);
  if (denied.length > 0 && wanted.length === 0)
    return { how: 'remove', platforms: denied.map(([platform]) => platform) };
  if (wanted.length > 0)
    return {
      how: also.test(text) && !only.test(text) && wanted.length === 1 ? 'add' : 'set',
      platforms: wanted,
    };
  return asked && bothWords.test(text) ? { how: 'set', platforms: ['meta', 'google'] } : null;
}
