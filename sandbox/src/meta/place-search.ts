import { countryName, type Place, suggest } from '../places/gazetteer.js';
import type { Call } from './call.js';
import { parameter } from './errors.js';

const KINDS = ['country', 'region', 'city'] as const;
const OTHER_KINDS = ['country_group', 'zip', 'geo_market', 'electoral_district', 'neighborhood', 'subcity'];

function row(place: Place): Record<string, unknown> {
  const { name, kind, country, parent } = place;
  const common = { name, type: kind, supports_region: true, supports_city: true };
  if (kind === 'country') return { key: country, ...common, country_code: country };
  return {
    key: String(place.id),
    ...common,
    country_code: country,
    country_name: countryName(country),
    ...(kind === 'city' && parent ? { region: parent.name, region_id: parent.id } : {}),
  };
}

/** `GET /search?type=adgeolocation`: places by name, for targeting. Throws code 100. */
export function searchPlaces({ params }: Call): Record<string, unknown> {
  const type = params.text('type');
  if (type !== 'adgeolocation')
    throw parameter(`The type ${type ?? ''} is not supported here; use adgeolocation.`);
  const wanted = params.list('location_types')?.map(String) ?? [...KINDS];
  const unknown = wanted.find((kind) => ![...KINDS, ...OTHER_KINDS].includes(kind));
  if (unknown !== undefined)
    throw parameter(`Param location_types[0] must be one of the known types, not ${unknown}`);
  const country = params.text('country_code');
  if (country !== undefined && !/^[A-Za-z]{2}$/.test(country)) throw parameter('Invalid country_code');
  const limit = Number(params.text('limit') ?? 25);
  const found = suggest(params.text('q') ?? '', country?.toUpperCase())
    .filter(({ kind }) => wanted.includes(kind))
    .slice(0, Number.isInteger(limit) && limit > 0 ? limit : 25);
  return { data: found.map(row) };
}
