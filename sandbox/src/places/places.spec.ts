import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeIn, type TestSandbox, testSandbox } from '../testing/client.js';

let sandbox: TestSandbox;
let google: string;
let meta: string;
beforeAll(async () => {
  sandbox = await testSandbox();
  const { body } = await sandbox.call('GET', '/_control/credentials');
  google = body.google.accessToken;
  meta = body.meta.accessToken;
});
afterAll(() => sandbox.close());

describe('geoTargetConstants:suggest', () => {
  const suggest = (body: object, authorization = `Bearer ${google}`) =>
    sandbox.call('POST', '/google/v25/geoTargetConstants:suggest', body, { authorization });

  it('finds places by name, with reach, parents and the term that found them', async () => {
    const { body } = await suggest({
      locale: 'en',
      countryCode: 'US',
      locationNames: { names: ['Portland', 'Paris'] },
    });
    const found = body.geoTargetConstantSuggestions;
    expect(found.map((one: { searchTerm: string }) => one.searchTerm)).toEqual([
      'Portland',
      'Portland',
      'Paris',
    ]);
    const { id } = found[2].geoTargetConstant;
    expect(found[2]).toMatchObject({
      locale: 'en',
      reach: expect.stringMatching(/^\d+$/),
      geoTargetConstant: {
        resourceName: `geoTargetConstants/${id}`,
        name: 'Paris',
        countryCode: 'US',
        targetType: 'City',
        status: 'ENABLED',
        canonicalName: 'Paris,Texas,United States',
      },
      geoTargetConstantParents: [{ name: 'Texas', targetType: 'State' }, { id: '2840' }],
    });
    const byName = await suggest({ geoTargets: { geoTargetConstants: [`geoTargetConstants/${id}`] } });
    expect(byName.body.geoTargetConstantSuggestions[0].geoTargetConstant.name).toBe('Paris');
    expect((await suggest({ locationNames: { names: ['Atlantis'] } })).body).toEqual({
      geoTargetConstantSuggestions: [],
    });
  });

  it('refuses what the real one refuses', async () => {
    expect(codeIn((await suggest({ countryCode: 'xx', locationNames: { names: ['Paris'] } })).body)).toEqual({
      geoTargetConstantSuggestionError: 'INVALID_COUNTRY_CODE',
    });
    expect((await suggest({})).status).toBe(400);
    expect((await suggest({ locationNames: { names: Array(26).fill('Paris') } })).status).toBe(400);
    expect((await suggest({ city: 'Paris' })).body.error.message).toContain('Unknown name "city"');
    expect((await suggest({ locationNames: { names: ['Paris'] } }, 'Bearer nothing')).status).toBe(401);
  });
});

describe('/search of adgeolocation', () => {
  const search = (params: Record<string, string>, token = meta) =>
    sandbox.call('GET', `/meta/v26.0/search?${new URLSearchParams({ ...params, access_token: token })}`);

  it('finds places by name, narrowed by kind and country', async () => {
    const { body } = await search({
      type: 'adgeolocation',
      q: 'par',
      location_types: '["city"]',
      country_code: 'FR',
    });
    expect(body.data).toEqual([
      {
        key: expect.stringMatching(/^\d+$/),
        name: 'Paris',
        type: 'city',
        country_code: 'FR',
        country_name: 'France',
        region: 'Ile-de-France',
        region_id: expect.any(Number),
        supports_region: true,
        supports_city: true,
      },
    ]);
    const all = await search({ type: 'adgeolocation', q: 'Frankfurt' });
    expect(all.body.data.map((one: { region: string }) => one.region)).toEqual(['Hesse', 'Brandenburg']);
    const country = await search({ type: 'adgeolocation', q: 'France', location_types: '["country"]' });
    expect(country.body.data).toMatchObject([{ key: 'FR', type: 'country' }]);
  });

  it('refuses other types, unknown kinds and strangers', async () => {
    expect((await search({ type: 'adinterest', q: 'x' })).body.error.code).toBe(100);
    expect((await search({ q: 'x' })).body.error.code).toBe(100);
    const odd = { type: 'adgeolocation', q: 'x', location_types: '["planet"]' };
    expect((await search(odd)).body.error.code).toBe(100);
    expect((await search({ type: 'adgeolocation', q: 'x' }, 'EAAnothing')).body.error.code).toBe(190);
  });
});
