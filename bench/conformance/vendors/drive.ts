import type { Change } from '@adwright/contracts';
import type { AccountAccess, ConnectionAccess } from '../../../backend/src/platforms/access.js';
import type { PlatformAdapter } from '../../../backend/src/platforms/adapter.js';
import {
  acceptable,
  candidates,
  collect,
  readStructure,
} from '../../../backend/src/platforms/testing/contract-subject.js';

const RANGE = { from: '2026-11-01', to: '2026-11-14' };

export function connectionTo(
  platform: 'google' | 'meta',
  accessToken: string,
  refreshToken: string | null,
): ConnectionAccess {
  return {
    connectionId: platform,
    platform,
    environment: 'sandbox',
    grant: { accessToken, refreshToken, expiresAt: null, scopes: [], externalUserId: null },
    onRefreshed: async () => undefined,
  };
}

function creation(access: AccountAccess, keywords: boolean, cityId: string): Change {
  return {
    kind: 'create_campaign',
    target: { level: 'account', externalId: access.externalId, name: 'account' },
    from: null,
    to: {
      name: 'Conformance',
      objective: 'sales',
      dailyBudgetMicros: '30000000',
      startDate: '2026-12-01',
      endDate: '2026-12-31',
      countries: ['CA'],
      areas: [{ kind: 'city', externalId: cityId, name: 'New York', country: 'US' }],
      gender: keywords ? 'all' : 'women',
      languages: keywords ? ['en'] : [],
      negativeKeywords: keywords ? [{ text: 'jobs', matchType: 'phrase' }] : [],
      ageMin: keywords ? null : 25,
      ageMax: null,
      landingPage: 'https://example.test/',
      adGroupName: 'Group',
      keywords: keywords ? [{ text: 'city bike', matchType: 'exact' }] : [],
      maxCpcMicros: keywords ? '1000000' : null,
      headlines: ['City bikes', 'Ready to ride', 'Visit us'],
      descriptions: ['All models in stock.', 'Test rides every day.'],
    },
  };
}

function undone(change: Change): Change {
  if (change.kind === 'add_negative_keyword')
    return { kind: 'remove_negative_keyword', target: change.target, from: change.to, to: null };
  return { ...change, from: change.to, to: change.from } as Change;
}

/** Has an adapter do everything it can do with an account, so that every kind of request is sent at least once. */
export async function driveEverything(adapter: PlatformAdapter, access: AccountAccess): Promise<void> {
  const { accounts, structure, reporting, mutations, places, capabilities } = adapter;
  if (!accounts || !structure || !reporting || !mutations || !places)
    throw new Error('an adapter with all its ports');
  await accounts.discover(access.connection);
  await accounts.inspect(access.connection);
  const known = await readStructure(structure, access);
  await structure.today(access);
  await structure.changesSince(access, new Date('2026-11-10T00:00:00Z'));
  for (const level of reporting.levels) await collect(reporting.daily(access, level, RANGE, 'default'));
  if (capabilities.includes('search_terms.read')) await collect(reporting.searchTerms(access, RANGE));
  for (const [capability, changes] of Object.entries(candidates(known))) {
    if (!capabilities.some((one) => one === capability)) continue;
    const change = await acceptable(mutations, access, changes);
    await mutations.apply(access, change, 'aw-conformance');
    await mutations.readBack(access, change, 'aw-conformance');
    await mutations.apply(access, undone(change), 'aw-conformance');
  }
  const [city] = await places.find(access, { name: 'New York', kind: 'city', country: 'US' });
  if (!city) throw new Error('the platform knows no New York');
  const create = creation(access, capabilities.includes('keyword.negative'), city.externalId);
  await mutations.validate(access, create);
  await mutations.apply(access, create, 'aw-conformance');
  await mutations.readBack(access, create, 'aw-conformance');
}

export async function credentials<T>(sandboxUrl: string): Promise<T> {
  return (await (await fetch(`${sandboxUrl}/_control/credentials`)).json()) as T;
}
