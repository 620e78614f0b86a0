import { setTimeout as sleep } from 'node:timers/promises';
import type { CampaignBlueprint, Change } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlatformError } from '../../platforms/platform-error.js';
import { type FaultBench, meetCreation, type WriteFault } from '../../platforms/testing/write-faults.js';
import { type GoogleSubject, startGoogleSubject } from './testing/google-subject.js';

/** Patience with a write here, and a delay at the platform that is beyond it; both in milliseconds. */
const PATIENCE = 1_000;
const LATE = 1_400;

const on = { on: 'write' };
const FAULTS: readonly WriteFault[] = [
  { kind: 'error_after_write', told: ['outcome_unknown'], applied: true },
  { kind: 'drop_after_write', told: ['outcome_unknown'], applied: true },
  { kind: 'silent_after_write', told: ['outcome_unknown'], applied: true },
  // The caller gives up and sends again; the first request is carried out after the second.
  { kind: 'slow', settings: { ...on, delayMs: LATE }, told: ['outcome_unknown'], applied: true },
  { kind: 'transient_error', settings: on, told: ['outcome_unknown'], applied: false },
  { kind: 'concurrent_modification', told: ['transient'], applied: false },
  { kind: 'rate_limited', settings: on, told: ['rate_limited'], applied: false },
  { kind: 'revoked_token', settings: { ...on, times: null }, told: ['auth_expired'], applied: false },
  { kind: 'permission_denied', settings: on, told: ['permission_denied'], applied: false },
];

let subject: GoogleSubject;
let bench: FaultBench;
beforeAll(async () => {
  subject = await startGoogleSubject(PATIENCE);
  bench = { ...subject, writes: async () => 0 };
});
afterAll(() => subject.close());

const blueprint: CampaignBlueprint = {
  name: 'Herbst',
  objective: 'sales',
  dailyBudgetMicros: '30000000',
  startDate: null,
  endDate: null,
  countries: ['DE'],
  areas: [],
  gender: 'all',
  languages: ['de'],
  negativeKeywords: [{ text: 'gratis', matchType: 'phrase' }],
  ageMin: null,
  ageMax: null,
  landingPage: 'https://example.test/',
  adGroupName: 'Räder',
  keywords: [
    { text: 'fahrrad kaufen', matchType: 'phrase' },
    { text: 'e-bike', matchType: 'exact' },
  ],
  maxCpcMicros: '1000000',
  headlines: ['Eins', 'Zwei', 'Drei'],
  descriptions: ['Erste Beschreibung', 'Zweite Beschreibung'],
};
const creation = (more: Partial<CampaignBlueprint> = {}): Change => ({
  kind: 'create_campaign',
  target: { level: 'account', externalId: subject.access.externalId, name: 'account' },
  from: null,
  to: { ...blueprint, ...more },
});

interface Named {
  id: string;
  name: string;
  status: string;
  campaignId?: string;
}
/** What of an action's chain stands on the platform, in truth. */
async function standing(marker: string) {
  const path = (type: string) => `/state/google/${subject.access.externalId}?type=${type}`;
  const alive = (all: Named[]) => all.filter((one) => one.status !== 'REMOVED');
  const { campaigns } = await subject.control<{ campaigns: Named[] }>('GET', path('campaign'));
  const { budgets } = await subject.control<{ budgets: Named[] }>('GET', path('budget'));
  const { adGroups } = await subject.control<{ adGroups: Named[] }>('GET', path('adGroup'));
  const mine = alive(campaigns).filter(({ name }) => name.includes(`[${marker}]`));
  return {
    campaigns: mine,
    budgets: alive(budgets).filter(({ name }) => name.includes(`[${marker}]`)).length,
    adGroups: alive(adGroups).filter(({ campaignId }) => mine.some(({ id }) => id === campaignId)).length,
  };
}

const refusal = (change: Change, marker: string) =>
  subject.adapter.mutations?.apply(subject.access, change, marker).then(
    () => null,
    (error: unknown) => error,
  );

describe('creating a campaign', () => {
  it.each(FAULTS.map((fault) => [fault.kind, fault] as const))(
    'makes one or none when it meets %s',
    async (kind, fault) => {
      const marker = `aw-${kind}`;
      await meetCreation(bench, fault, creation(), marker, () => sleep(kind === 'slow' ? LATE : 0));
      const made = await standing(marker);
      const wanted = fault.told.includes('outcome_unknown') ? 1 : 0;
      expect([made.campaigns.length, made.budgets, made.adGroups]).toEqual([wanted, wanted, wanted]);
      expect(made.campaigns.every(({ status }) => status === 'PAUSED')).toBe(true);
    },
  );

  it('aims it at places that were looked up, and reads them back', async () => {
    const { places, mutations } = subject.adapter;
    const find = (name: string, country: string, kind: 'city' | 'region' = 'city') =>
      places?.find(subject.access, { name, country, kind }) ?? Promise.resolve([]);
    expect((await find('Springfield', 'US')).map(({ region }) => region).sort()).toEqual([
      'Illinois',
      'Massachusetts',
      'Missouri',
    ]);
    expect(await find('Paris', 'FR')).toMatchObject([{ name: 'Paris', region: 'Ile-de-France' }]);
    expect(await find('Bavaria', 'DE', 'region')).toMatchObject([{ kind: 'region', region: null }]);
    expect(await find('Atlantis', 'FR')).toEqual([]);
    expect(await find("'; DROP --", 'FR')).toEqual([]);
    const [munich] = await find('München', 'DE');
    expect(munich).toMatchObject({ name: 'Munich', region: 'Bavaria' });
    const area = {
      externalId: munich?.externalId ?? '',
      kind: 'city',
      name: 'Munich',
      country: 'DE',
    } as const;
    const change = creation({ countries: ['AT'], areas: [area] });
    await mutations?.apply(subject.access, change, 'aw-places');
    const held = await mutations?.readBack(subject.access, change, 'aw-places');
    expect(held).toMatchObject({ state: 'present', value: { countries: ['AT'], areas: [area] } });
    const elsewhere = creation({ areas: [{ ...area, externalId: '900001' }] });
    expect(await mutations?.readBack(subject.access, elsewhere, 'aw-places')).toMatchObject({
      value: { countries: [], areas: [] },
    });
    const invented = creation({ areas: [{ ...area, externalId: '123456789' }] });
    expect(await refusal(invented, 'aw-nowhere')).toMatchObject({
      kind: 'rejected',
      detail: { userMessage: expect.stringContaining('Place 123456789') },
    });
  });

  it('whose earlier sending came through says so, and is read back instead of called refused', async () => {
    const marker = 'aw-twice';
    await subject.adapter.mutations?.apply(subject.access, creation(), marker);
    expect(await refusal(creation(), marker)).toMatchObject({ kind: 'outcome_unknown' });
    expect((await standing(marker)).campaigns).toHaveLength(1);
  });

  it('that is refused in parts names each part in the words of the draft, and leaves nothing', async () => {
    const odd = creation({
      keywords: [
        { text: 'fahrrad kaufen', matchType: 'phrase' },
        { text: 'rad! kaufen', matchType: 'phrase' },
      ],
      headlines: ['Eins', 'Zwei', 'Eine Überschrift, die für Google viel zu lang geraten ist'],
    });
    const error = await refusal(odd, 'aw-odd');
    expect(error).toBeInstanceOf(PlatformError);
    const { kind, detail } = error as PlatformError;
    expect(kind).toBe('rejected');
    expect(detail.userMessage).toMatch(/Keyword “rad! kaufen” .*: .+ Ad \(.*headlines.*\): .+/);
    expect((await standing('aw-odd')).campaigns).toEqual([]);
  });
});
