import type { CampaignDraft, DraftPlace, Problem } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberScope } from '../../database/scope.js';
import { type MoneyWorld, startMoneyWorld } from '../actions/testing/money-world.js';
import { ConnectionsService } from '../connections/connections.service.js';
import { wholeDraft } from './testing/draft-world.js';

interface Made {
  id: string;
  name: string;
  status: string;
  budgetId: string;
}

let world: MoneyWorld;
let metaAccount: string;
let metaAdAccountId: string;

beforeAll(async () => {
  world = await startMoneyWorld();
  const scope = memberScope({
    workspaceId: world.owner.workspaceId,
    userId: world.owner.id,
    role: 'owner',
    clients: 'all',
  });
  const connection = await world.app.app
    .get(ConnectionsService, { strict: false })
    .connectSandbox(scope, 'meta');
  const credentials = await world.control<{ meta: { adAccountIds: string[] } }>('GET', '/credentials');
  metaAccount = credentials.meta.adAccountIds[0]?.replace('act_', '') ?? '';
  metaAdAccountId = await world.database.scoped(world.system, async (tx) => {
    const common = { workspaceId: world.owner.workspaceId, clientId: world.clientId };
    const account = await tx.adAccount.create({
      data: {
        ...common,
        connectionId: connection.id,
        platform: 'meta',
        externalId: metaAccount,
        name: 'Shop on Meta',
        currency: 'EUR',
        timeZone: 'Europe/Berlin',
        writable: true,
        lastSyncedAt: new Date(),
      },
    });
    await tx.accountDaily.create({
      data: {
        ...common,
        adAccountId: account.id,
        date: new Date(),
        costMicros: 100_000_000n,
        fromLevel: 'campaign',
        fromSource: 'api',
      },
    });
    return account.id;
  });
}, 90_000);
afterAll(() => world?.close());

const owner = () => world.owner.client;

const portland = { kind: 'city', name: 'Portland', country: 'US' } as const;

async function draftFor(
  micros: string,
  places: DraftPlace[] = [{ ...portland, region: 'Maine' }],
): Promise<CampaignDraft> {
  const begun = (await owner().post<CampaignDraft>('/drafts', {})).body;
  const answer = await owner().patch<CampaignDraft>(`/drafts/${begun.id}`, {
    version: begun.version,
    set: {
      ...wholeDraft,
      platforms: ['google', 'meta'],
      accounts: [world.adAccountId, metaAdAccountId],
      budget: { micros, currency: 'EUR', period: 'week' },
      // Ads in the European Union must name who pays, which this account has never done.
      places,
      gender: 'women',
      languages: ['fr'],
      metaTexts: { headlines: ['Dentist in Lyon'], descriptions: ['Get to know our practice in Lyon.'] },
    },
    confirm: ['accounts', 'budget', 'places', 'startDate', 'endDate'],
  });
  expect(answer.status, answer.text).toBe(200);
  const published = await owner().post<CampaignDraft>(`/drafts/${begun.id}/publish`, {
    version: answer.body.version,
  });
  expect(published.status, published.text).toBe(201);
  return published.body;
}

async function made(platform: 'google' | 'meta', account: string): Promise<Made[]> {
  const { campaigns } = await world.control<{ campaigns: Made[] }>(
    'GET',
    `/state/${platform}/${account}?type=campaign`,
  );
  return campaigns.filter(({ name }) => name.startsWith('Dentist | Lyon'));
}

describe('a draft for both platforms', () => {
  it('becomes a paused campaign on each once a person approved it, and no sooner', async () => {
    const draft = await draftFor('200000000');
    expect(draft.actions).toHaveLength(2);
    expect(draft.campaigns.map(({ dailyBudgetMicros }) => dailyBudgetMicros)).toEqual([
      '14280000',
      '14290000',
    ]);
    const [area] = draft.campaigns[0]?.blueprint.areas ?? [];
    expect(area).toMatchObject({ kind: 'city', name: 'Portland', country: 'US' });
    expect(draft.campaigns.map(({ blueprint }) => blueprint.countries)).toEqual([[], []]);
    const viewer = await world.app.join(world.owner, { role: 'viewer' });
    for (const { id } of draft.actions) {
      const waiting = await world.action(id);
      expect(waiting).toMatchObject({
        state: 'awaiting_approval',
        origin: 'draft',
        plan: { verdict: { allowed: true } },
      });
      expect((await viewer.client.post(`/actions/${id}/approve`, {})).status).toBe(403);
    }
    expect([...(await made('google', world.account)), ...(await made('meta', metaAccount))]).toEqual([]);

    for (const { id } of draft.actions) {
      const { plan } = await world.action(id);
      const approved = await owner().post<Problem>(`/actions/${id}/approve`, { planHash: plan.hash });
      expect(approved.status, approved.text).toBe(202);
      await world.work(id);
      const done = await world.action(id);
      expect(done.error).toBeNull();
      expect(done).toMatchObject({ state: 'applied' });
    }
    const [google, meta] = [await made('google', world.account), await made('meta', metaAccount)];
    expect([google, meta].map((list) => list.map(({ status }) => status))).toEqual([['PAUSED'], ['PAUSED']]);
    const { negatives } = await world.control<{ negatives: { campaignId: string; text: string }[] }>(
      'GET',
      `/state/google/${world.account}?type=negative`,
    );
    expect(
      negatives.filter(({ campaignId }) => campaignId === google[0]?.id).map(({ text }) => text),
    ).toEqual(['jobs']);
    const { adGroups } = await world.control<{
      adGroups: { campaignId: string; extra: { targeting: object } }[];
    }>('GET', `/state/meta/${metaAccount}?type=adGroup`);
    expect(adGroups.find(({ campaignId }) => campaignId === meta[0]?.id)?.extra.targeting).toMatchObject({
      genders: [2],
      geo_locations: { cities: [{ key: area?.externalId }] },
    });
    const { targets } = await world.control<{
      targets: { campaignId: string; kind: string; value: string }[];
    }>('GET', `/state/google/${world.account}?type=target`);
    expect(
      targets.filter(({ campaignId, kind }) => campaignId === google[0]?.id && kind === 'LOCATION'),
    ).toMatchObject([{ value: `geoTargetConstants/${area?.externalId}` }]);
    // A created campaign is not deleted: its undo says so, and what to do.
    for (const { id } of draft.actions) {
      expect((await world.action(id)).undo).toMatchObject({ possible: false });
      const undo = await owner().post<Problem>(`/actions/${id}/undo`);
      expect([undo.status, undo.body.code]).toEqual([409, 'not_undoable']);
      expect(undo.body.detail).toContain('pause it');
    }
    const reopen = await owner().post<Problem>(`/drafts/${draft.id}/reopen`);
    expect([reopen.status, reopen.body.code]).toEqual([409, 'wrong_state']);
  }, 60_000);

  it('is aimed at a whole country, and says so, while it is open which place is meant', async () => {
    const draft = await draftFor('200000000', [portland, { kind: 'city', name: 'Atlantis', country: 'US' }]);
    expect(draft.campaigns.map(({ blueprint }) => [blueprint.countries, blueprint.areas])).toEqual([
      [['US'], []],
      [['US'], []],
    ]);
    expect(draft.limitations.map(({ code }) => code)).not.toContain('payer_named');
    const lyon = await draftFor('200000000', [{ kind: 'city', name: 'Lyon', country: 'FR' }]);
    expect(lyon.limitations.filter(({ code }) => code === 'payer_named')).toEqual([
      { platform: 'meta', code: 'payer_named', params: {} },
    ]);
    const about = draft.limitations.filter(({ code }) => code.startsWith('place_'));
    expect(about.map(({ code, params }) => [code, params.place, params.regions])).toEqual([
      ['place_ambiguous', 'Portland', 'Oregon, Maine'],
      ['place_by_country', 'Atlantis', undefined],
      ['place_ambiguous', 'Portland', 'Oregon, Maine'],
      ['place_by_country', 'Atlantis', undefined],
    ]);
  });

  it('with a zero too many is held by the account’s ceiling before anything is sent', async () => {
    const draft = await draftFor('99000000000');
    const [first] = draft.actions;
    const { plan } = await world.action(first?.id ?? '');
    expect(plan.verdict.allowed).toBe(false);
    expect(plan.verdict.checks.filter(({ passed }) => !passed).map(({ rule }) => rule)).toEqual([
      'account_ceiling',
    ]);
    const refused = await owner().post<Problem>(`/actions/${first?.id}/approve`, { planHash: plan.hash });
    expect([refused.status, refused.body.code]).toEqual([409, 'guardrail_refused']);
  });
});
