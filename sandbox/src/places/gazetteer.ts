/** ISO 3166-1 numbers and English names of the countries whose places are known here. */
const COUNTRIES: Readonly<Record<string, readonly [number: number, name: string]>> = {
  AT: [40, 'Austria'],
  CH: [756, 'Switzerland'],
  DE: [276, 'Germany'],
  ES: [724, 'Spain'],
  FR: [250, 'France'],
  GB: [826, 'United Kingdom'],
  IT: [380, 'Italy'],
  JP: [392, 'Japan'],
  NL: [528, 'Netherlands'],
  US: [840, 'United States'],
};

/** Regions and the cities in them; other spellings of a city after a `/`. Small, and the same names in several places on purpose. */
const CITIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AT: { Vienna: 'Vienna/Wien', Styria: 'Graz', Salzburg: 'Salzburg', Tyrol: 'Innsbruck' },
  CH: { 'Canton of Zurich': 'Zurich/Zürich', 'Canton of Geneva': 'Geneva/Genève', 'Canton of Bern': 'Bern' },
  DE: {
    Berlin: 'Berlin',
    Hamburg: 'Hamburg',
    Bavaria: 'Munich/München, Nuremberg/Nürnberg, Augsburg, Landsberg am Lech',
    Hesse: 'Frankfurt/Frankfurt am Main, Wiesbaden, Kassel',
    Brandenburg: 'Potsdam, Frankfurt/Frankfurt (Oder)',
    'North Rhine-Westphalia': 'Cologne/Köln, Düsseldorf, Dortmund, Essen, Münster',
    'Baden-Württemberg': 'Stuttgart, Karlsruhe, Freiburg',
    Saxony: 'Leipzig, Dresden',
    'Lower Saxony': 'Hanover/Hannover',
    'Saxony-Anhalt': 'Halle, Magdeburg',
  },
  ES: {
    'Community of Madrid': 'Madrid',
    Catalonia: 'Barcelona, Girona',
    Andalusia: 'Seville/Sevilla, Málaga',
  },
  FR: {
    'Ile-de-France': 'Paris',
    'Auvergne-Rhone-Alpes': 'Lyon, Grenoble, Annecy',
    "Provence-Alpes-Cote d'Azur": 'Marseille, Nice',
    'Nouvelle-Aquitaine': 'Bordeaux',
    Occitanie: 'Toulouse, Montpellier',
  },
  GB: { England: 'London, Manchester, Birmingham, Cambridge, Newcastle', Scotland: 'Edinburgh, Glasgow' },
  IT: { Lazio: 'Rome/Roma', Lombardy: 'Milan/Milano' },
  JP: { Tokyo: 'Tokyo', Osaka: 'Osaka' },
  NL: { 'North Holland': 'Amsterdam', 'South Holland': 'Rotterdam, The Hague' },
  US: {
    'New York': 'New York/New York City, Rochester',
    California: 'Los Angeles, San Francisco',
    Illinois: 'Chicago, Springfield',
    Massachusetts: 'Boston, Springfield, Cambridge',
    Missouri: 'Springfield',
    Oregon: 'Portland',
    Maine: 'Portland',
    Minnesota: 'Rochester',
    Texas: 'Austin, Houston, Paris',
  },
};

export interface Place {
  /** The sandbox's own number; both platforms use it, Google as a geo target's id and Meta as a key. */
  readonly id: number;
  readonly kind: 'country' | 'region' | 'city';
  readonly name: string;
  readonly spellings: readonly string[];
  readonly country: string;
  /** The region of a city, the country of a region. */
  readonly parent: Place | null;
  /** People who can be reached, roughly. */
  readonly reach: number;
}

/** Above every id that Google gives to countries, below its real ones for cities. */
const FIRST_ID = 900_001;

function build(): Place[] {
  const places: Place[] = [];
  let id = FIRST_ID;
  for (const [country, [number, name]] of Object.entries(COUNTRIES)) {
    const whole: Place = {
      id: 2000 + number,
      kind: 'country',
      name,
      spellings: [name],
      country,
      parent: null,
      reach: 30_000_000,
    };
    places.push(whole);
    for (const [region, cities] of Object.entries(CITIES[country] ?? {})) {
      const wide: Place = {
        id: id++,
        kind: 'region',
        name: region,
        spellings: [region],
        country,
        parent: whole,
        reach: 5_000_000,
      };
      places.push(wide);
      for (const [index, spellings] of cities.split(',').entries()) {
        const all = spellings.split('/').map((one) => one.trim());
        places.push({
          id: id++,
          kind: 'city',
          name: all[0] ?? '',
          spellings: all,
          country,
          parent: wide,
          reach: Math.round(2_000_000 / (index + 1)),
        });
      }
    }
  }
  return places;
}

export const places: readonly Place[] = build();
const byId = new Map(places.map((place) => [place.id, place]));

const fold = (text: string) => text.trim().toLowerCase();

/** Places whose name begins with the text, whole names first and larger places before smaller ones. */
export function suggest(text: string, country: string | undefined): Place[] {
  const wanted = fold(text);
  if (wanted === '') return [];
  const whole = (place: Place) => place.spellings.some((one) => fold(one) === wanted);
  return places
    .filter(
      (place) =>
        (country === undefined || place.country === country) &&
        place.spellings.some((one) => fold(one).startsWith(wanted)),
    )
    .sort((a, b) => Number(whole(b)) - Number(whole(a)) || b.reach - a.reach);
}

export function placeOf(id: number): Place | undefined {
  return byId.get(id);
}

/** English name of a country; its code when it is not known here. */
export function countryName(code: string): string {
  return COUNTRIES[code]?.[1] ?? code;
}
