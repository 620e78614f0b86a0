import { type CopyEvent, type CopyIdeas, copyEventSchema, type Problem } from '@adwright/contracts';
import type { TestApp, TestUser } from '../../../common/testing/test-app.js';
import type { TestClient } from '../../../common/testing/test-client.js';
import { Database } from '../../../database/database.js';
import { systemScope } from '../../../database/scope.js';
import { addAdAccount, THROUGH } from '../../chat/testing/ad-world.js';

export interface TestAd {
  readonly name: string;
  readonly headlines: string[];
  readonly descriptions: string[];
  readonly impressions: number;
  readonly clicks: number;
}

const idle = { impressions: 0, clicks: 0, costMicros: 0n, conversions: 0 };

/** A campaign with one ad group whose ads have texts and a day of figures, and searches that came through it. */
export async function addCampaignWithAds(
  app: TestApp,
  owner: TestUser,
  made: { clientId: string; externalId: string; ads: readonly TestAd[]; terms: readonly string[] },
): Promise<{ campaignId: string; adGroupId: string; adAccountId: string }> {
  const { clientId, externalId } = made;
  const account = await addAdAccount(app, owner, {
    name: 'Praxis',
    clientId,
    externalId,
    campaigns: [{ name: 'Dentist search', externalId: `${externalId}1`, weeks: [idle, idle] }],
  });
  const campaignId = account.campaigns.get('Dentist search') ?? '';
  const common = { workspaceId: owner.workspaceId, clientId, adAccountId: account.id };
  return app.app.get(Database, { strict: false }).scoped(systemScope(owner.workspaceId), async (tx) => {
    const group = await tx.adGroup.create({
      data: { ...common, campaignId, externalId: 'g', name: 'Group', status: 'enabled' },
    });
    const facts = [
      ...made.ads.map((ad, at) => ({ level: 'ad', entityKey: `a${at}`, entityName: ad.name, ad })),
      ...made.terms.map((term) => ({
        level: 'search_term',
        entityKey: `g\u001f\u001f${term}`,
        entityName: term,
        parentKey: 'g',
        ad: { impressions: 100, clicks: 9 },
      })),
    ];
    await tx.ad.createMany({
      data: made.ads.map(({ name, headlines, descriptions }, at) => ({
        ...common,
        campaignId,
        adGroupId: group.id,
        externalId: `a${at}`,
        name,
        headlines,
        descriptions,
        status: 'enabled',
      })),
    });
    await tx.metricDaily.createMany({
      data: facts.map(({ ad, ...fact }) => ({
        ...common,
        ...fact,
        date: new Date(THROUGH),
        impressions: BigInt(ad.impressions),
        clicks: BigInt(ad.clicks),
        costMicros: 1n,
        source: 'api',
        sourceId: account.id,
        seenAt: new Date(`${THROUGH}T05:00:00Z`),
      })),
    });
    return { campaignId, adGroupId: group.id, adAccountId: account.id };
  });
}

export interface Written {
  readonly status: number;
  readonly problem: Problem | null;
  readonly steps: string[];
  readonly ideas: CopyIdeas | null;
  readonly text: string;
}

/** Asks for ideas and reads the stream to its end. */
export async function askForCopy(client: TestClient, body: object): Promise<Written> {
  const answer = await client.post<Problem>('/copy-ideas', body);
  if (answer.status !== 200)
    return { status: answer.status, problem: answer.body, steps: [], ideas: null, text: answer.text };
  const events = answer.text.split('\n\n').flatMap((block): CopyEvent[] => {
    const data = block.split('\n').find((line) => line.startsWith('data: '));
    return data === undefined ? [] : [copyEventSchema.parse(JSON.parse(data.slice(6)))];
  });
  const last = events.at(-1);
  return {
    status: answer.status,
    problem: last?.type === 'failed' ? last.problem : null,
    steps: events.flatMap((event) => (event.type === 'step' ? [event.step] : [])),
    ideas: last?.type === 'ideas' ? last.ideas : null,
    text: answer.text,
  };
}
