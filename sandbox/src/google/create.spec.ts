import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CUSTOMER,
  errorIn,
  type Loose,
  type TestSandbox,
  testSandbox,
  truth as truthOf,
} from '../testing/client.js';

let sandbox: TestSandbox;
let winner: Loose;
beforeAll(async () => {
  sandbox = await testSandbox();
  [winner] = await sandbox.search(
    "SELECT campaign.id, campaign_budget.id FROM campaign WHERE campaign.name = 'Suche | E-Bikes'",
  );
});
afterAll(() => sandbox.close());

const mutate = (resource: string, body: unknown) => sandbox.google(`${resource}:mutate`, body);
const truth = (type: string, id: string) => truthOf(sandbox, type, id);

function chain(name: string, changes: Loose = {}): Loose {
  const at = (kind: string, id: number) => `customers/${CUSTOMER}/${kind}/${id}`;
  return {
    mutateOperations: [
      {
        campaignBudgetOperation: {
          create: {
            resourceName: at('campaignBudgets', -1),
            name: `${name} budget`,
            amountMicros: '20000000',
            explicitlyShared: false,
          },
        },
      },
      {
        campaignOperation: {
          create: {
            resourceName: at('campaigns', -2),
            name,
            status: 'PAUSED',
            advertisingChannelType: 'SEARCH',
            campaignBudget: at('campaignBudgets', -1),
            manualCpc: {},
            containsEuPoliticalAdvertising: 'DOES_NOT_CONTAIN_EU_POLITICAL_ADVERTISING',
            ...changes,
          },
        },
      },
      {
        campaignCriterionOperation: {
          create: {
            campaign: at('campaigns', -2),
            location: { geoTargetConstant: 'geoTargetConstants/2276' },
          },
        },
      },
      {
        adGroupOperation: {
          create: {
            resourceName: at('adGroups', -3),
            name: 'AG',
            campaign: at('campaigns', -2),
            status: 'ENABLED',
            type: 'SEARCH_STANDARD',
            cpcBidMicros: '900000',
          },
        },
      },
      {
        adGroupCriterionOperation: {
          create: {
            adGroup: at('adGroups', -3),
            status: 'ENABLED',
            keyword: { text: 'faltrad kaufen', matchType: 'PHRASE' },
          },
        },
      },
      {
        adGroupAdOperation: {
          create: {
            adGroup: at('adGroups', -3),
            status: 'ENABLED',
            ad: {
              finalUrls: ['https://lindwurm-bikes.example.com/faltrad'],
              responsiveSearchAd: {
                headlines: ['A', 'B', 'C'].map((text) => ({ text })),
                descriptions: ['D', 'E'].map((text) => ({ text })),
              },
            },
          },
        },
      },
    ],
  };
}

describe('a campaign chain', () => {
  it('is created atomically through temporary ids, paused, and earns once it is enabled', async () => {
    const { status, body } = await mutate('googleAds', chain('Suche | Falträder'));
    expect(status).toBe(200);
    expect(body.mutateOperationResponses.map((r: Loose) => Object.keys(r)[0])).toEqual([
      'campaignBudgetResult',
      'campaignResult',
      'campaignCriterionResult',
      'adGroupResult',
      'adGroupCriterionResult',
      'adGroupAdResult',
    ]);
    const { resourceName } = body.mutateOperationResponses[1].campaignResult;
    const spent = `SELECT campaign.status, metrics.impressions FROM campaign WHERE campaign.resource_name = '${resourceName}' AND segments.date DURING LAST_7_DAYS`;
    await sandbox.call('POST', '/_control/advance', { days: 3 });
    const [paused] = await sandbox.search(spent);
    expect([paused.campaign.status, paused.metrics.impressions]).toEqual(['PAUSED', '0']);
    await mutate('campaigns', {
      operations: [{ updateMask: 'status', update: { resourceName, status: 'ENABLED' } }],
    });
    await sandbox.call('POST', '/_control/advance', { days: 3 });
    const [running] = await sandbox.search(spent);
    expect(Number(running.metrics.impressions)).toBeGreaterThan(20);
  });

  it('leaves nothing behind when one operation is wrong', async () => {
    const before = (await sandbox.call('GET', `/_control/state/google/${CUSTOMER}`)).body;
    const bad = chain('Suche | Nie');
    bad.mutateOperations[5].adGroupAdOperation.create.ad.responsiveSearchAd.headlines.pop();
    const { status, body } = await mutate('googleAds', bad);
    expect(status).toBe(400);
    expect(errorIn(body)).toMatchObject({
      errorCode: { collectionSizeError: 'TOO_FEW' },
      location: {
        fieldPathElements: [
          { fieldName: 'mutate_operations', index: 5 },
          { fieldName: 'ad_group_ad_operation' },
          { fieldName: 'create' },
          { fieldName: 'ad' },
          { fieldName: 'responsive_search_ad' },
          { fieldName: 'headlines' },
        ],
      },
    });
    const after = (await sandbox.call('GET', `/_control/state/google/${CUSTOMER}`)).body;
    expect(after).toEqual(before);
  });

  it.each([
    [{ name: 'Suche | E-Bikes' }, 'DUPLICATE_CAMPAIGN_NAME'],
    [{ containsEuPoliticalAdvertising: undefined }, 'REQUIRED'],
    [{ manualCpc: undefined }, 'REQUIRED'],
    [{ startDateTime: '20261201' }, 'INVALID_STRING_DATE_TIME_SECONDS'],
    [{ status: 'REMOVED' }, 'INVALID_VALUE'],
    [{ campaignBudget: 'customers/1/campaignBudgets/5' }, 'RESOURCE_NAME_MALFORMED'],
  ])('is refused with %j', async (changes, code) => {
    const { body } = await mutate('googleAds', chain('Suche | Falsch', changes));
    expect(Object.values(errorIn(body).errorCode)[0]).toBe(code);
  });

  it('shares a budget by default and refuses a second campaign on one that is not shared', async () => {
    const { body } = await mutate('campaignBudgets', {
      operations: [{ create: { name: 'Topf', amountMicros: '5000000' } }],
    });
    const id = body.results[0].resourceName.split('/').at(-1);
    expect(await truth('budget', id)).toMatchObject({ shared: true });
    const taken = chain('Suche | Zweite', { campaignBudget: winner.campaignBudget.resourceName });
    const { body: refused } = await mutate('googleAds', taken);
    expect(errorIn(refused).errorCode.campaignBudgetError).toBe(
      'CANNOT_USE_IMPLICITLY_SHARED_CAMPAIGN_BUDGET_WITH_MULTIPLE_CAMPAIGNS',
    );
  });

  it('applies the good rows and names the bad ones under partial failure', async () => {
    const update = (amountMicros: string) => ({
      updateMask: 'amountMicros',
      update: { resourceName: winner.campaignBudget.resourceName, amountMicros },
    });
    const { status, body, headers } = await mutate('campaignBudgets', {
      operations: [update('1'), update('77000000')],
      partialFailure: true,
    });
    expect(status).toBe(200);
    expect(body.partialFailureError.details[0].requestId).toBe(headers.get('request-id'));
    expect(body.results).toEqual([{}, { resourceName: winner.campaignBudget.resourceName }]);
    expect(body.partialFailureError.details[0].errors[0].location.fieldPathElements[0]).toEqual({
      fieldName: 'operations',
      index: 0,
    });
    expect(await truth('budget', winner.campaignBudget.id)).toMatchObject({ amountMicros: 77_000_000 });
    const tried = await mutate('campaignBudgets', {
      operations: [update('1'), update('88000000')],
      partialFailure: true,
      validateOnly: true,
    });
    expect(Object.keys(tried.body)).toEqual(['partialFailureError']);
    expect(await truth('budget', winner.campaignBudget.id)).toMatchObject({ amountMicros: 77_000_000 });
  });
});

describe('ad texts', () => {
  it('change in place and are checked as a whole', async () => {
    const [row] = await sandbox.search(
      "SELECT ad_group_ad.ad.id FROM ad_group_ad WHERE campaign.name = 'Suche | Marke' LIMIT 1",
    );
    const { resourceName, id } = row.adGroupAd.ad;
    const lines = (...texts: string[]) => ({
      responsiveSearchAd: { headlines: texts.map((text) => ({ text })) },
    });
    const change = (ad: Loose) =>
      mutate('ads', {
        operations: [{ updateMask: 'responsiveSearchAd.headlines', update: { resourceName, ...ad } }],
      });
    const short = await change(lines('Nur eine'));
    expect(errorIn(short.body).errorCode).toEqual({ collectionSizeError: 'TOO_FEW' });
    const long = await change(lines('Eins', 'Zwei', 'x'.repeat(31)));
    expect(errorIn(long.body).errorCode).toEqual({ stringLengthError: 'TOO_LONG' });
    expect((await change(lines('Eins', 'Zwei', 'Drei'))).status).toBe(200);
    expect((await truth('ad', id)).content.headlines).toEqual(['Eins', 'Zwei', 'Drei']);
  });

  it('pause an ad by its ad group', async () => {
    const [row] = await sandbox.search(
      "SELECT ad_group_ad.ad.id FROM ad_group_ad WHERE campaign.name = 'Suche | Marke' LIMIT 1",
    );
    const { resourceName, ad } = row.adGroupAd;
    const status = (name: string) =>
      mutate('adGroupAds', {
        operations: [{ updateMask: 'status', update: { resourceName: name, status: 'PAUSED' } }],
      });
    expect((await status(resourceName)).status).toBe(200);
    expect(await truth('ad', ad.id)).toMatchObject({ status: 'PAUSED' });
    const wrongGroup = await status(resourceName.replace(/\d+~/, '1~'));
    expect(errorIn(wrongGroup.body).errorCode).toEqual({ mutateError: 'RESOURCE_NOT_FOUND' });
  });
});
