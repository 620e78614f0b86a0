import { z } from 'zod';
import type { AccountAccess } from '../../platforms/access.js';
import { meant, type PlaceQuery, type PlacesPort, type RemotePlace } from '../../platforms/places.port.js';
import type { MetaClient } from './client/meta.client.js';

const MOST = 50;

const rowSchema = z.object({
  key: z
    .union([z.string(), z.number()])
    .transform(String)
    .pipe(z.string().regex(/^\d{1,20}$/)),
  name: z.string().min(1),
  type: z.enum(['city', 'region']),
  country_code: z.string().regex(/^[A-Z]{2}$/),
  region: z.string().optional(),
});

function toPlace(row: unknown): RemotePlace[] {
  const { success, data } = rowSchema.safeParse(row);
  if (!success) return [];
  const { key, name, type, country_code: country, region } = data;
  return [{ externalId: key, kind: type, name, country, region: type === 'city' ? (region ?? null) : null }];
}

export class MetaPlaces implements PlacesPort {
  constructor(private readonly client: MetaClient) {}

  async find(access: AccountAccess, query: PlaceQuery): Promise<readonly RemotePlace[]> {
    const { data = [] } = await this.client.get<{ data?: unknown[] }>(access, 'search', {
      type: 'adgeolocation',
      location_types: [query.kind],
      q: query.name,
      country_code: query.country,
      limit: MOST,
    });
    return meant(query, data.flatMap(toPlace));
  }
}
