import type { CampaignDraft, CriticalSlot, DraftValues, Problem } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../common/testing/test-app.js';
import { Database } from '../../database/database.js';
import { systemScope } from '../../database/scope.js';
import { addTestClient } from '../chat/testing/ad-world.js';
import { startBuilderDouble, wholeDraft } from './testing/draft-world.js';

let api: TestApp;
let ai: Awaited<ReturnType<typeof startBuilderDouble>>;
let owner: TestUser;
let clientId: string;
let adAccountId: string;

async function addAccount(
  of: TestUser,
  client: string,
  externalId: string,
  more: object = {},
): Promise<string> {
  const database = api.app.get(Database, { strict: false });
  const { id } = await database.scoped(systemScope(of.workspaceId), (tx) =>
    tx.adAccount.create({
      data: {
        workspaceId: of.workspaceId,
        clientId: client,
        platform: 'google',
        externalId,
        name: `Account ${externalId}`,
        currency: 'EUR',
        timeZone: 'Europe/Paris',
        writable: true,
        lastSyncedAt: new Date(),
        ...more,
      },
    }),
  );
  return id;
}

beforeAll(async () => {
  ai = await startBuilderDouble();
  api = await startTestApp({ AI_SERVICE_URL: ai.url });
  owner = await api.signUp();
  clientId = await addTestClient(owner, 'Praxis');
  adAccountId = await addAccount(owner, clientId, '1');
});
afterAll(async () => {
  await api?.close();
  await ai?.close();
});

const all: CriticalSlot[] = ['accounts', 'budget', 'places', 'startDate', 'endDate'];

async function begin(who = owner, body: object = {}): Promise<CampaignDraft> {
  const answer = await who.client.post<CampaignDraft>('/drafts', body);
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

type Edit = { set?: Partial<DraftValues>; clear?: string[]; confirm?: CriticalSlot[]; version?: number };
const edit = (draft: CampaignDraft, change: Edit, who = owner) =>
  who.client.patch<CampaignDraft & Problem>(`/drafts/${draft.id}`, { version: draft.version, ...change });

async function whole(confirm: CriticalSlot[] = all): Promise<CampaignDraft> {
  const answer = await edit(await begin(), { set: { ...wholeDraft, accounts: [adAccountId] }, confirm });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

const publish = (draft: CampaignDraft, who = owner) =>
  who.client.post<CampaignDraft & Problem>(`/drafts/${draft.id}/publish`, { version: draft.version });

describe('a draft edited by hand', () => {
  it('says what it still needs, what it would create and what platforms cannot carry', async () => {
    const blank = await begin();
    expect(blank).toMatchObject({ version: 1, state: 'editing', unconfirmed: all, campaigns: [] });
    expect(blank.faults.map(({ slot }) => slot)).toContain('landingPage');
    const draft = await whole([]);
    expect(draft).toMatchObject({ version: 2, clientId, faults: [], unconfirmed: all });
    expect(draft.slots.budget).toEqual({ value: wholeDraft.budget, source: 'edited', confirmed: false });
    expect(draft.daily).toEqual({ micros: '28570000', dividedBy: 7, rounded: true });
    expect(draft.campaigns).toMatchObject([{ adAccountId, dailyBudgetMicros: '28570000', currency: 'EUR' }]);
    expect(draft.limitations.map(({ code }) => code)).toContain('place_by_country');
  });

  it('takes the confirmation away with the value it was given for', async () => {
    const draft = await whole();
    expect(draft.unconfirmed).toEqual([]);
    const budget = { ...wholeDraft.budget, micros: '300000000' };
    const changed = (await edit(draft, { set: { budget } })).body;
    expect(changed.unconfirmed).toEqual(['budget']);
    expect((await edit(changed, { confirm: ['budget'] })).body.unconfirmed).toEqual([]);
  });

  it.each([
    ['an end before the start', { startDate: '2027-02-02', endDate: '2027-02-01' }, 'set.endDate'],
    ['a day that is past', { startDate: '2020-01-01' }, 'set.startDate'],
    [
      'a budget in another currency',
      { budget: { micros: '200000000', currency: 'USD', period: 'day' } },
      'set.budget',
    ],
    ['a budget of nothing', { budget: { micros: '10000', currency: 'EUR', period: 'day' } }, 'set.budget'],
    [
      'a headline that is too long',
      { googleTexts: { ...wholeDraft.googleTexts, headlines: ['x'.repeat(31), 'a', 'b'] } },
      'set.googleTexts',
    ],
    ['a page that is no page', { landingPage: 'javascript:alert(1)' }, 'set.landingPage'],
    ['a page without a host', { landingPage: 'https://' }, 'set.landingPage'],
    ['an unknown account', { accounts: ['00000000-0000-4000-8000-000000000000'] }, 'set.accounts'],
    ['a slot that is none', { secret: 1 }, 'set'],
  ])('refuses %s and names the field', async (_what, set, field) => {
    const draft = await whole();
    const answer = await edit(draft, { set: set as Partial<DraftValues> });
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map((error) => error.field).join()).toContain(field);
    expect((await owner.client.get<CampaignDraft>(`/drafts/${draft.id}`)).body.version).toBe(draft.version);
  });

  it('refuses an edit of an older version, and confirms nothing that is empty', async () => {
    const draft = await whole();
    const stale = await edit(draft, { version: 1, set: { name: 'Other' } });
    expect([stale.status, stale.body.code]).toEqual([409, 'draft_changed']);
    expect((await edit(await begin(), { confirm: ['budget'] })).status).toBe(422);
  });
});

describe('publishing', () => {
  it('refuses what nobody confirmed, slot by slot', async () => {
    for (const missing of all) {
      const answer = await publish(await whole(all.filter((name) => name !== missing)));
      expect([answer.status, answer.body.code]).toEqual([409, 'draft_unconfirmed']);
      expect(answer.body.errors).toEqual([{ field: missing, message: 'is not confirmed' }]);
    }
    expect((await owner.client.get<{ items: unknown[] }>('/actions')).body.items).toEqual([]);
  });

  it('refuses an unfinished draft with every fault, and a stale version', async () => {
    const answer = await publish(await begin());
    expect([answer.status, answer.body.code]).toEqual([422, 'draft_incomplete']);
    expect(answer.body.errors?.map(({ field }) => field)).toContain('budget');
    const draft = await whole();
    const stale = await publish({ ...draft, version: draft.version - 1 });
    expect([stale.status, stale.body.code]).toEqual([409, 'draft_changed']);
  });

  it('makes one waiting action even when two publish at once; reopening withdraws it', async () => {
    const draft = await whole();
    const answers = await Promise.all([publish(draft), publish(draft)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const published = answers.find(({ status }) => status === 201)?.body;
    expect(published).toMatchObject({ state: 'published', actions: [{ state: 'awaiting_approval' }] });
    expect((await edit(published ?? draft, { set: { name: 'Late' } })).body.code).toBe('wrong_state');
    const reopened = await owner.client.post<CampaignDraft>(`/drafts/${draft.id}/reopen`);
    expect(reopened.body).toMatchObject({ state: 'editing', actions: [] });
    const [action] = published?.actions ?? [];
    expect((await owner.client.get<{ state: string }>(`/actions/${action?.id}`)).body.state).toBe('refused');
    expect((await owner.client.post<Problem>(`/actions/${action?.id}/approve`, {})).body.code).toBe(
      'wrong_state',
    );
    const discarded = await owner.client.post<CampaignDraft>(`/drafts/${draft.id}/discard`);
    expect(discarded.body.state).toBe('discarded');
    const { items } = (await owner.client.get<{ items: CampaignDraft[] }>('/drafts')).body;
    expect(items.map(({ id }) => id)).not.toContain(draft.id);
  });
});

describe('whose a draft is', () => {
  it('is read by a viewer and changed by nobody without the right', async () => {
    const draft = await whole();
    const viewer = await api.join(owner, { role: 'viewer' });
    expect((await viewer.client.get(`/drafts/${draft.id}`)).status).toBe(200);
    const tries = [
      viewer.client.post('/drafts', {}),
      edit(draft, { set: { name: 'Mine' } }, viewer),
      publish(draft, viewer),
      viewer.client.post(`/drafts/${draft.id}/discard`),
      viewer.client.post(`/drafts/${draft.id}/reopen`),
    ];
    for (const { status } of await Promise.all(tries)) expect(status).toBe(403);
  });

  it('is not there for a stranger, nor for a colleague of another client', async () => {
    const draft = await whole();
    const other = await addTestClient(owner, 'Other');
    const theirs = await addAccount(owner, other, '77');
    const stranger = await api.signUp();
    const narrowed = await api.join(owner, { role: 'admin', clientIds: [other] });
    for (const who of [stranger, narrowed]) {
      expect((await who.client.get<{ items: unknown[] }>('/drafts')).body.items).toEqual([]);
      const tries = [
        who.client.get(`/drafts/${draft.id}`),
        edit(draft, { set: { name: 'Mine' } }, who),
        publish(draft, who),
        who.client.post(`/drafts/${draft.id}/discard`),
      ];
      for (const { status } of await Promise.all(tries)) expect(status).toBe(404);
    }
    const own = await begin(narrowed);
    expect(own.accounts.map(({ id }) => id)).toEqual([theirs]);
    const taken = await edit(own, { set: { accounts: [adAccountId], platforms: ['google'] } }, narrowed);
    expect(taken.status).toBe(422);
    expect((await narrowed.client.post('/drafts', { adAccountId })).status).toBe(404);
  });

  it('belongs to its author alone until its client is known', async () => {
    const blank = await begin();
    const colleague = await api.join(owner, { role: 'admin' });
    expect((await colleague.client.get(`/drafts/${blank.id}`)).status).toBe(404);
    expect(
      (await colleague.client.get<{ items: CampaignDraft[] }>('/drafts')).body.items.map(({ id }) => id),
    ).not.toContain(blank.id);
    const given = (await edit(blank, { set: { accounts: [adAccountId], platforms: ['google'] } })).body;
    expect((await colleague.client.get<CampaignDraft>(`/drafts/${given.id}`)).body.clientId).toBe(clientId);
  });
});
