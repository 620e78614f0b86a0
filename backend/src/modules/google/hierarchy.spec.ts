import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { collect } from '../../platforms/testing/contract-subject.js';
import { type GoogleSubject, startGoogleSubject } from './testing/google-subject.js';

const ROOT = '4509812376';
const small = { campaigns: 1, adGroupsPerCampaign: 1, adsPerAdGroup: 1, keywordsPerAdGroup: 1, days: 10 };

let subject: GoogleSubject;
const add = (id: string, managerId: string, more: object = {}) =>
  subject.control('POST', '/accounts', { ...small, id, managerId, name: `A${id}`, ...more });
async function discover() {
  const found = await subject.adapter.accounts?.discover(subject.access.connection);
  return found ?? { accounts: [], refused: [] };
}
const ids = (rows: readonly { externalId: string }[]) => rows.map(({ externalId }) => externalId);
beforeAll(async () => {
  subject = await startGoogleSubject();
  await add('5000000001', ROOT, { manager: true, name: 'North' });
  await add('5000000002', '5000000001', { manager: true, name: 'Coast' });
  await add('5000000011', '5000000001');
  await add('5000000012', '5000000002');
  await add('5000000013', '5000000002', { hidden: true });
  await add('5000000014', '5000000002', { status: 'CANCELED' });
  await add('5000000003', ROOT, { manager: true, name: 'Closed', status: 'SUSPENDED' });
  await add('5000000015', '5000000003');
  await add('5000000004', ROOT, { manager: true, name: 'Empty' });
});
afterEach(() => subject.control('DELETE', '/faults'));
afterAll(() => subject.close());

describe('a tree of managers', () => {
  it('is walked to its leaves; what is hidden or closed is left out with all below it', async () => {
    const { accounts: found, refused } = await discover();
    expect(refused).toEqual([]);
    const places = found
      .filter(({ externalId }) => externalId.startsWith('50000000'))
      .map(({ externalId, path, managerExternalId }) => [externalId, path, managerExternalId]);
    const agency = 'Nordlicht Agentur (MCC)';
    expect(places).toEqual([
      ['5000000011', [agency, 'North'], ROOT],
      ['5000000012', [agency, 'North', 'Coast'], ROOT],
    ]);
    expect(found.find(({ externalId }) => externalId === '7318264950')?.path).toEqual([agency]);
    expect(found.find(({ managerExternalId }) => managerExternalId === null)?.path).toEqual([]);
  });

  it.each([
    ['a manager deep in it', '5000000002', ['Nordlicht Agentur (MCC)', 'North'], ['5000000012']],
    ['its root', ROOT, [], ['5000000011', '5000000012']],
  ])('loses nothing but the branch of %s that refuses, and says so', async (_which, manager, path, lost) => {
    const whole = await discover();
    await subject.control('POST', '/faults', { account: manager, kind: 'permission_denied', times: null });
    const { accounts, refused } = await discover();
    const reason = "The customer can't be used because it isn't enabled.";
    expect(refused).toMatchObject([{ externalId: manager, path, reason }]);
    const left = new Set(ids(accounts));
    const gone = ids(whole.accounts).filter((externalId) => !left.has(externalId));
    expect(gone).toEqual(expect.arrayContaining(lost));
    // What lies beside the branch is still there.
    if (manager !== ROOT) expect(gone).toEqual(lost);
    expect(accounts.some(({ managerExternalId }) => managerExternalId === null)).toBe(true);
  });

  it('is not told at all while a part of it gives no answer', async () => {
    await subject.control('POST', '/faults', { account: '5000000002', kind: 'expired_token', times: null });
    await expect(discover()).rejects.toMatchObject({ kind: 'auth_expired' });
  });

  it('is reached at any depth through its root', async () => {
    const access = { ...subject.access, externalId: '5000000012', managerExternalId: ROOT };
    const { structure } = subject.adapter;
    if (!structure) throw new Error('an adapter with a structure');
    expect(await collect(structure.campaigns(access))).toHaveLength(1);
    const closed = { ...access, externalId: '5000000014' };
    await expect(collect(structure.campaigns(closed))).rejects.toMatchObject({
      kind: 'permission_denied',
      detail: { vendorCode: 'authorizationError.CUSTOMER_NOT_ENABLED' },
    });
    const stranger = { ...access, managerExternalId: '5000000004' };
    await expect(collect(structure.campaigns(stranger))).rejects.toMatchObject({
      kind: 'permission_denied',
    });
  });
});
