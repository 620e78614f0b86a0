import type { AccountAccess } from '../../platforms/access.js';
import { meant, type PlaceQuery, type PlacesPort, type RemotePlace } from '../../platforms/places.port.js';
import type { GoogleClient } from './client/google.client.js';
import type { GeoTargetSuggestions } from './wire.js';

/** Target types that are what people call a city or a region (developers.google.com/google-ads/api/data/geotargets). */
const KINDS: Readonly<Record<string, RemotePlace['kind']>> = {
  City: 'city',
  Municipality: 'city',
  Borough: 'city',
  State: 'region',
  Province: 'region',
  Region: 'region',
  Canton: 'region',
  Prefecture: 'region',
  'Autonomous Community': 'region',
};

type Suggestion = NonNullable<GeoTargetSuggestions['geoTargetConstantSuggestions']>[number];

function toPlace({
  geoTargetConstant: target,
  geoTargetConstantParents: parents,
}: Suggestion): RemotePlace[] {
  const kind = KINDS[target?.targetType ?? ''];
  if (!target?.id || !/^\d{1,20}$/.test(target.id) || !kind || target.status !== 'ENABLED') return [];
  const region = parents?.find((parent) => KINDS[parent.targetType ?? ''] === 'region');
  return [
    {
      externalId: target.id,
      kind,
      name: target.name ?? '',
      country: target.countryCode ?? '',
      region: kind === 'city' ? (region?.name ?? null) : null,
    },
  ];
}

export class GooglePlaces implements PlacesPort {
  constructor(private readonly client: GoogleClient) {}

  async find(access: AccountAccess, query: PlaceQuery): Promise<readonly RemotePlace[]> {
    const { geoTargetConstantSuggestions: found = [] } = await this.client.suggestPlaces(access, {
      locale: 'en',
      countryCode: query.country,
      locationNames: { names: [query.name] },
    });
    const byReach = [...found].sort((a, b) => Number(b.reach ?? '0') - Number(a.reach ?? '0'));
    return meant(query, byReach.flatMap(toPlace));
  }
}
