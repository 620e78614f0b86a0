import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loose, type TestSandbox, testSandbox } from '../testing/client.js';

const CID = '7318264950';
let sandbox: TestSandbox;
let winner: Loose;
beforeAll(async () => {
  sandbox = await testSandbox();
  [winner] = await sandbox.search(
    "SELECT campaign.id, campaign_budget.id FROM campaign WHERE campaign.name = 'Suche | E-Bikes'",
  );
});
afterAll(() => sandbox.close());

const errorIn = (body: Loose) => body.error.details.at(-1).errors[0];
const mutate = (resource: string, body: unknown) => sandbox.google(`${resource}:mutate`, body);
async function truth(type: string, id: string): Promise<Loose> {
  const { body } = await sandbox.call('GET', `/_control/state/google/${CID}?type=${type}`);
  return body[`${type}s`].find((entity: Loose) => entity.id === id);
}
const setStatus = (status: string, more: Loose = {}) =>
  mutate('campaigns', {
    operations: [{ updateMask: 'status', update: { resourceName: winner.campaign.resourceName, status } }],
    ...more,
  });
const setBudget = (amountMicros: unknown, more: Loose = {}) =>
  mutate('campaignBudgets', {
    operations: [
      {
        updateMask: 'amountMicros',
        update: { resourceName: winner.campaignBudget.resourceName, amountMicros },
      },
    ],
    ...more,
  });

describe('status and budget', () => {
  it('validates without writing, then writes what the true state shows', async () => {
    const tried = await setStatus('PAUSED', { validateOnly: true });
    expect([tried.status, tried.body]).toEqual([200, {}]);
    expect(await truth('campaign', winner.campaign.id)).toMatchObject({ status: 'ENABLED', changes: 0 });
    const done = await setStatus('PAUSED');
    expect(done.body).toEqual({ results: [{ resourceName: winner.campaign.resourceName }] });
    expect(await truth('campaign', winner.campaign.id)).toMatchObject({ status: 'PAUSED', changes: 1 });
    const [row] = await sandbox.search(
      `SELECT campaign.status FROM campaign WHERE campaign.id = ${winner.campaign.id}`,
    );
    expect(row.campaign.status).toBe('PAUSED');
    await setStatus('ENABLED');
  });

  it('needs a mask and refuses unknown, read-only and immutable paths', async () => {
    const update = { resourceName: winner.campaign.resourceName, status: 'PAUSED' };
    const codes = [];
    for (const updateMask of [undefined, 'foo', 'id', 'advertisingChannelType']) {
      const { body } = await mutate('campaigns', { operations: [{ updateMask, update }] });
      codes.push(Object.values(errorIn(body).errorCode)[0]);
    }
    expect(codes).toEqual(['FIELD_MASK_MISSING', 'FIELD_NOT_FOUND', 'IMMUTABLE_FIELD', 'IMMUTABLE_FIELD']);
  });

  it.each([
    ['75000001', 'NON_MULTIPLE_OF_MINIMUM_CURRENCY_UNIT'],
    ['10000', 'BUDGET_BELOW_PER_DAY_MINIMUM'],
    ['-50000000', 'NEGATIVE_MONEY_AMOUNT'],
    ['990000000000000', 'MONEY_AMOUNT_TOO_LARGE'],
  ])('refuses a budget of %s micros with %s', async (amount, code) => {
    const { status, body } = await setBudget(amount);
    expect(status).toBe(400);
    expect(errorIn(body)).toMatchObject({
      errorCode: { campaignBudgetError: code },
      location: {
        fieldPathElements: [
          { fieldName: 'operations', index: 0 },
          { fieldName: 'update' },
          { fieldName: 'amount_micros' },
        ],
      },
    });
  });

  it('refuses JSON it cannot map, without a GoogleAdsFailure', async () => {
    for (const amount of [12.5, 'abc', true, '1e9']) {
      const { status, body } = await setBudget(amount);
      expect(status).toBe(400);
      expect(body.error.details[0]['@type']).toContain('BadRequest');
    }
    const removedField = await mutate('campaigns', {
      operations: [
        {
          updateMask: 'startDate',
          update: { resourceName: winner.campaign.resourceName, startDate: '2026-01-01' },
        },
      ],
    });
    expect(removedField.body.error.message).toContain('Unknown name "startDate"');
  });

  it('reaches every campaign of a shared budget and shows it as shared', async () => {
    const rows = await sandbox.search(
      "SELECT campaign.name, campaign_budget.id, campaign_budget.explicitly_shared, campaign_budget.reference_count FROM campaign WHERE campaign_budget.explicitly_shared = TRUE AND campaign.status = 'ENABLED'",
    );
    expect(rows.map((row) => row.campaign.name).sort()).toEqual(['Suche | Werkstatt', 'Suche | Zubehör']);
    expect(rows[0].campaignBudget.referenceCount).toBe('2');
    const { body } = await mutate('campaignBudgets', {
      operations: [
        {
          updateMask: 'explicitlyShared',
          update: { resourceName: rows[0].campaignBudget.resourceName, explicitlyShared: false },
        },
      ],
    });
    expect(errorIn(body).errorCode.campaignBudgetError).toBe(
      'CANNOT_UPDATE_CAMPAIGN_BUDGET_TO_IMPLICITLY_SHARED',
    );
  });
});

describe('requests that cannot be applied', () => {
  it('are refused as a whole', async () => {
    const codes = [];
    for (const operations of [
      [],
      [{}],
      [{ update: {}, updateMask: 'status' }],
      [{ remove: 'customers/1/campaigns/2' }],
    ]) {
      const { body } = await mutate('campaigns', { operations });
      codes.push(Object.values(errorIn(body).errorCode)[0]);
    }
    expect(codes).toEqual([
      'OPERATION_REQUIRED',
      'OPERATION_REQUIRED',
      'RESOURCE_NAME_MALFORMED',
      'RESOURCE_NAME_MALFORMED',
    ]);
    const both = { create: {}, remove: winner.campaign.resourceName };
    expect((await mutate('campaigns', { operations: [both] })).status).toBe(400);
    const many = Array.from({ length: 10_001 }, () => ({ remove: winner.campaign.resourceName }));
    expect(errorIn((await mutate('campaigns', { operations: many })).body).errorCode.requestError).toBe(
      'TOO_MANY_MUTATE_OPERATIONS',
    );
    const manager = await sandbox.google('campaigns:mutate', { operations: many.slice(0, 1) }, '4509812376');
    expect(errorIn(manager.body).errorCode.requestError).toBe('CANNOT_BE_EXECUTED_BY_MANAGER_ACCOUNT');
    expect(await truth('campaign', winner.campaign.id)).toMatchObject({ status: 'ENABLED' });
  });
});

describe('bids and negatives', () => {
  it('sets and clears a keyword bid', async () => {
    const [row] = await sandbox.search(
      "SELECT ad_group_criterion.criterion_id, ad_group_criterion.effective_cpc_bid_micros FROM ad_group_criterion WHERE ad_group_criterion.keyword.text = 'fahrradhelm damen'",
    );
    const { resourceName, criterionId } = row.adGroupCriterion;
    const bid = (cpcBidMicros?: string) =>
      mutate('adGroupCriteria', {
        operations: [
          {
            updateMask: 'cpc_bid_micros',
            update: { resourceName, ...(cpcBidMicros ? { cpcBidMicros } : {}) },
          },
        ],
      });
    expect((await bid('1200000')).status).toBe(200);
    expect(await truth('keyword', criterionId)).toMatchObject({ bidMicros: 1_200_000 });
    expect(errorIn((await bid('1200001')).body).errorCode).toEqual({
      biddingError: 'BID_TOO_MANY_FRACTIONAL_DIGITS',
    });
    expect((await bid()).status).toBe(200);
    expect(await truth('keyword', criterionId)).toMatchObject({ bidMicros: null });
  });

  it('adds a negative once, reads it back, and removes it', async () => {
    const operations = [
      {
        create: {
          campaign: winner.campaign.resourceName,
          negative: true,
          keyword: { text: ' Gratis  Test ', matchType: 'PHRASE' },
        },
      },
    ];
    const { body } = await mutate('campaignCriteria', {
      operations,
      responseContentType: 'MUTABLE_RESOURCE',
    });
    const [{ resourceName, campaignCriterion }] = body.results;
    expect(campaignCriterion).toMatchObject({
      negative: true,
      keyword: { text: 'gratis test', matchType: 'PHRASE' },
    });
    const again = await mutate('campaignCriteria', { operations });
    expect(errorIn(again.body).errorCode).toEqual({ mutateError: 'RESOURCE_ALREADY_EXISTS' });
    expect((await mutate('campaignCriteria', { operations: [{ remove: resourceName }] })).status).toBe(200);
    const [row] = await sandbox.search(
      `SELECT campaign_criterion.status FROM campaign_criterion WHERE campaign_criterion.resource_name = '${resourceName}'`,
    );
    expect(row.campaignCriterion.status).toBe('REMOVED');
    const gone = await mutate('campaignCriteria', { operations: [{ remove: resourceName }] });
    expect(gone.status).toBe(400);
  });

  it.each([
    ['x'.repeat(81), 'KEYWORD_TEXT_TOO_LONG'],
    ['a b c d e f g h i j k', 'KEYWORD_HAS_TOO_MANY_WORDS'],
    ['gratis!', 'KEYWORD_HAS_INVALID_CHARS'],
  ])('refuses the keyword %s', async (text, code) => {
    const { body } = await mutate('campaignCriteria', {
      operations: [
        {
          create: {
            campaign: winner.campaign.resourceName,
            negative: true,
            keyword: { text, matchType: 'EXACT' },
          },
        },
      ],
    });
    expect(errorIn(body).errorCode.criterionError).toBe(code);
  });
});

function chain(name: string, changes: Loose = {}): Loose {
  const at = (kind: string, id: number) => `customers/${CID}/${kind}/${id}`;
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
    const before = (await sandbox.call('GET', `/_control/state/google/${CID}`)).body;
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
    const after = (await sandbox.call('GET', `/_control/state/google/${CID}`)).body;
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
    const { status, body } = await mutate('campaignBudgets', {
      operations: [update('1'), update('77000000')],
      partialFailure: true,
    });
    expect(status).toBe(200);
    expect(body.results).toEqual([{}, { resourceName: winner.campaignBudget.resourceName }]);
    expect(body.partialFailureError.details[0].errors[0].location.fieldPathElements[0]).toEqual({
      fieldName: 'operations',
      index: 0,
    });
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

describe('faults', () => {
  const fault = (kind: string, more: Loose = {}) =>
    sandbox.call('POST', '/_control/faults', { account: CID, kind, ...more });
  const read = () =>
    sandbox.google('googleAds:search', { query: 'SELECT campaign.id FROM campaign LIMIT 1' });

  it('strike once, n times or until switched off, and only their account', async () => {
    await fault('rate_limited', { times: 2, retryAfterSeconds: 7, scope: 'DEVELOPER' });
    const limited = await read();
    expect(limited.status).toBe(429);
    expect(errorIn(limited.body)).toMatchObject({
      errorCode: { quotaError: 'RESOURCE_EXHAUSTED' },
      details: { quotaErrorDetails: { rateScope: 'DEVELOPER', retryDelay: '7s' } },
    });
    const other = await sandbox.google(
      'googleAds:search',
      { query: 'SELECT campaign.id FROM campaign' },
      '2846107395',
    );
    expect(other.status).toBe(200);
    expect([(await read()).status, (await read()).status]).toEqual([429, 200]);
    await fault('expired_token', { times: null });
    expect([(await read()).status, (await read()).status]).toEqual([401, 401]);
    await sandbox.call('DELETE', `/_control/faults?account=${CID}`);
    expect((await read()).status).toBe(200);
  });

  it('answer 500 after the write was applied', async () => {
    await fault('error_after_write');
    const { status, body } = await setBudget('61000000');
    expect([status, errorIn(body).errorCode]).toEqual([500, { internalError: 'INTERNAL_ERROR' }]);
    expect(await truth('budget', winner.campaignBudget.id)).toMatchObject({ amountMicros: 61_000_000 });
  });

  it('drop the connection after the write was applied', async () => {
    await fault('drop_after_write');
    await expect(setBudget('62000000')).rejects.toThrow();
    expect(await truth('budget', winner.campaignBudget.id)).toMatchObject({ amountMicros: 62_000_000 });
  });

  it('refuse a write before anything happens', async () => {
    await fault('concurrent_modification');
    const { body } = await setBudget('63000000');
    expect(errorIn(body).errorCode).toEqual({ databaseError: 'CONCURRENT_MODIFICATION' });
    expect(await truth('budget', winner.campaignBudget.id)).toMatchObject({ amountMicros: 62_000_000 });
  });

  it('do not strike a write that was only validated', async () => {
    await fault('error_after_write');
    expect((await setBudget('64000000', { validateOnly: true })).status).toBe(200);
    await sandbox.call('DELETE', '/_control/faults');
  });

  it('make a reply slow', async () => {
    await fault('slow', { delayMs: 300 });
    const start = performance.now();
    expect((await read()).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(280);
  });
});
