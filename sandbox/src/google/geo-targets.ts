import type { Request, Response } from 'express';
import { type Place, placeOf, suggest } from '../places/gazetteer.js';
import { ads } from './errors.js';
import { badJson, plain } from './plain.js';

/** Names in one request, and suggestions for each. */
const MOST_NAMES = 25;
const MOST_SUGGESTIONS = 10;
const TYPES = { country: 'Country', region: 'State', city: 'City' } as const;

function ancestors(place: Place): Place[] {
  return place.parent ? [place.parent, ...ancestors(place.parent)] : [];
}

function constant(place: Place): Record<string, unknown> {
  return {
    resourceName: `geoTargetConstants/${place.id}`,
    id: String(place.id),
    name: place.name,
    countryCode: place.country,
    targetType: TYPES[place.kind],
    status: 'ENABLED',
    canonicalName: [place, ...ancestors(place)].map((one) => one.name).join(','),
    ...(place.parent ? { parentGeoTarget: `geoTargetConstants/${place.parent.id}` } : {}),
  };
}

function suggestion(place: Place, locale: string, searchTerm: string | null): Record<string, unknown> {
  return {
    locale,
    reach: String(place.reach),
    ...(searchTerm === null ? {} : { searchTerm }),
    geoTargetConstant: constant(place),
    geoTargetConstantParents: ancestors(place).map(constant),
  };
}

function texts(value: unknown, at: string): string[] {
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string'))
    throw badJson(at, `Invalid value at '${at}' (TYPE_STRING)`);
  return value;
}

/** `geoTargetConstants:suggest`: places by what people call them, or by their resource names. Throws GoogleError. */
export function suggestGeoTargets(req: Request, res: Response): void {
  const body = plain(req.body, ['locale', 'countryCode', 'locationNames', 'geoTargets']);
  const locale = typeof body.locale === 'string' ? body.locale : 'en';
  const country =
    typeof body.countryCode === 'string' && body.countryCode !== '' ? body.countryCode : undefined;
  if (country !== undefined && !/^[A-Z]{2}$/.test(country))
    throw ads(
      400,
      'geoTargetConstantSuggestionError',
      'INVALID_COUNTRY_CODE',
      'The country code is not valid.',
    );
  if (body.geoTargets !== undefined) {
    const { geoTargetConstants } = plain(body.geoTargets, ['geoTargetConstants'], 'geo_targets');
    const known = texts(geoTargetConstants ?? [], 'geo_targets.geo_target_constants').flatMap((name) => {
      const place = placeOf(Number(/^geoTargetConstants\/(\d+)$/.exec(name)?.[1]));
      return place ? [suggestion(place, locale, null)] : [];
    });
    res.json({ geoTargetConstantSuggestions: known });
    return;
  }
  const { names: given } = plain(body.locationNames ?? {}, ['names'], 'location_names');
  const names = texts(given ?? [], 'location_names.names');
  if (names.length === 0)
    throw ads(400, 'requestError', 'REQUIRED_FIELD_MISSING', 'Location names or geo targets are required.');
  if (names.length > MOST_NAMES)
    throw ads(
      400,
      'geoTargetConstantSuggestionError',
      'LOCATION_NAME_LIMIT',
      'Too many location names in the request.',
    );
  res.json({
    geoTargetConstantSuggestions: names.flatMap((name) =>
      suggest(name, country)
        .slice(0, MOST_SUGGESTIONS)
        .map((place) => suggestion(place, locale, name)),
    ),
  });
}
