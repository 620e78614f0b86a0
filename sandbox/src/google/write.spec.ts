import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorIn, type Loose, type TestSandbox, testSandbox, truth as truthOf } from '../testing/client.js';

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

  it('takes an enum value by number as by name, and refuses a number that has no name', async () => {
    const operation = (status: unknown) => ({
      operations: [{ updateMask: 'status', update: { resourceName: winner.campaign.resourceName, status } }],
    });
    const read = { ...operation(3), responseContentType: 2 };
    expect((await mutate('campaigns', read)).body.results[0].campaign).toMatchObject({ status: 'PAUSED' });
    expect(await truth('campaign', winner.campaign.id)).toMatchObject({ status: 'PAUSED' });
    for (const status of [99, '3', 2.5, true, 'toString']) {
      const refused = await mutate('campaigns', operation(status));
      expect([refused.status, refused.body.error.details[0].fieldViolations[0].field]).toEqual([
        400,
        'operations[0].update.status',
      ]);
    }
    expect((await mutate('campaigns', { ...operation(2), responseContentType: 9 })).status).toBe(400);
    expect((await mutate('campaigns', { ...operation(2), validateOnly: 'yes' })).status).toBe(400);
    // Refused as a whole: nothing was written.
    expect(await truth('campaign', winner.campaign.id)).toMatchObject({ status: 'PAUSED' });
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
