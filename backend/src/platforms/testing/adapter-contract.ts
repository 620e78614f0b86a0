import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesContract } from './changes-contract.js';
import { type ContractSubject, collect, readDays, readStructure } from './contract-subject.js';
import { incrementalContract } from './incremental-contract.js';

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const decimalPattern = /^\d+(\.\d{1,6})?$/;

function unique(ids: readonly string[]): void {
  expect(new Set(ids).size).toBe(ids.length);
}

/**
 * What every adapter must do, whatever the platform. Only the ports it has are asked; a read-only source is held to
 * having no write capability.
 */
export function adapterContract(name: string, makeSubject: () => Promise<ContractSubject>): void {
  describe(`${name} keeps the adapter contract`, () => {
    let subject: ContractSubject;
    beforeAll(async () => {
      subject = await makeSubject();
    });
    afterAll(() => subject.close());

    it('declares what it can do as data that fits its ports', () => {
      const { capabilities, mutations, reporting, lookbackDays } = subject.adapter;
      unique([...capabilities]);
      const writes = capabilities.filter((one) => one !== 'search_terms.read');
      expect(writes.length > 0).toBe(mutations !== null);
      if (capabilities.includes('search_terms.read')) expect(reporting).not.toBeNull();
      expect(lookbackDays.weekly).toBeGreaterThanOrEqual(lookbackDays.daily);
    });

    it('finds the account through its grant, once, with currency and time zone', async () => {
      const { accounts } = subject.adapter;
      if (!accounts) return;
      const { accounts: found, refused } = await accounts.discover(subject.access.connection);
      expect(refused).toEqual([]);
      unique(found.map((account) => account.externalId));
      const own = found.find((account) => account.externalId === subject.access.externalId);
      expect(own).toMatchObject({
        currency: subject.access.currency,
        timeZone: subject.access.timeZone,
        managerExternalId: subject.access.managerExternalId,
      });
      expect((await accounts.inspect(subject.access.connection)).scopes).toBeInstanceOf(Array);
    });

    it('sends a person to the platform with state, challenge and redirect', () => {
      const { accounts } = subject.adapter;
      if (!accounts) return;
      const request = {
        environment: 'sandbox' as const,
        redirectUri: 'http://localhost:3000/api/connections/oauth/callback/x',
        state: 'st-ate&1',
        codeChallenge: 'challenge',
        scopes: accounts.scopes(true),
      };
      const url = new URL(accounts.authorizeUrl(request));
      expect(url.searchParams.get('state')).toBe('st-ate&1');
      expect(url.toString()).toContain(encodeURIComponent('localhost:3000'));
      for (const scope of accounts.scopes(false)) expect(accounts.scopes(true)).toContain(scope);
    });

    it('lists a structure whose parts fit together', async () => {
      const { structure } = subject.adapter;
      if (!structure) return;
      const { campaigns, adGroups, ads, keywords } = await readStructure(structure, subject.access);
      expect(campaigns.length).toBeGreaterThan(0);
      for (const list of [campaigns, adGroups, ads, keywords]) {
        unique(list.map((one) => one.externalId));
        for (const one of list) expect(one.externalId).not.toBe('');
      }
      const campaignIds = new Set(campaigns.map((one) => one.externalId));
      const adGroupIds = new Set(adGroups.map((one) => one.externalId));
      for (const one of [...adGroups, ...ads, ...keywords])
        expect(campaignIds).toContain(one.campaignExternalId);
      for (const one of ads) expect(adGroupIds).toContain(one.adGroupExternalId);
      for (const one of keywords)
        if (one.adGroupExternalId) expect(adGroupIds).toContain(one.adGroupExternalId);
      for (const one of campaigns) {
        if (one.budgetOwner === 'ad_group') expect(one.budget).toBeNull();
        if (one.budget) expect(one.budget.amountMicros > 0n).toBe(true);
      }
    });

    it("tells the account's today", async () => {
      const { structure } = subject.adapter;
      if (!structure) return;
      expect(await structure.today(subject.access)).toMatch(dayPattern);
    });

    it('reports days once per entity, inside the range, in plain numbers', async () => {
      const { reporting } = subject.adapter;
      if (!reporting) return;
      for (const level of reporting.levels) {
        const rows = await readDays(reporting, subject, level);
        expect(rows.length).toBeGreaterThan(0);
        unique(rows.map((row) => `${row.entityKey} ${row.date}`));
        for (const row of rows) {
          expect(row.date >= subject.range.from && row.date <= subject.range.to).toBe(true);
          expect(row.costMicros === null || row.costMicros >= 0n).toBe(true);
          for (const decimal of [row.conversions, row.leads, row.lostToBudget, row.frequency])
            if (decimal !== null) expect(decimal).toMatch(decimalPattern);
          unique(row.actions.map((action) => `${action.action} ${action.window}`));
        }
      }
    });

    it('spends the same at every level that covers all spend', async () => {
      const { reporting } = subject.adapter;
      if (!reporting) return;
      const sums = new Map<string, bigint>();
      for (const level of reporting.levels) {
        const rows = await readDays(reporting, subject, level);
        sums.set(
          level,
          rows.reduce((sum, row) => sum + (row.costMicros ?? 0n), 0n),
        );
      }
      const whole = [...sums].filter(([level]) => level !== 'keyword').map(([, sum]) => sum);
      expect(new Set(whole).size).toBeLessThanOrEqual(1);
      const keyword = sums.get('keyword');
      // Display and video spend has no keyword.
      if (keyword !== undefined) expect(keyword <= (whole[0] ?? 0n)).toBe(true);
    });

    it('names entities in reports by the ids that the structure has', async () => {
      const { reporting, structure } = subject.adapter;
      if (!reporting || !structure) return;
      const known = await readStructure(structure, subject.access);
      const byLevel = {
        campaign: known.campaigns,
        ad_group: known.adGroups,
        ad: known.ads,
        keyword: known.keywords,
      };
      for (const level of reporting.levels) {
        if (level === 'account') continue;
        const ids = new Set<string>(byLevel[level].map((one) => one.externalId));
        for (const row of await readDays(reporting, subject, level)) expect(ids).toContain(row.entityKey);
      }
    });

    it('reads search terms where it says so', async () => {
      const { reporting, capabilities } = subject.adapter;
      if (!reporting || !capabilities.includes('search_terms.read')) return;
      const terms = await collect(reporting.searchTerms(subject.access, subject.range));
      expect(terms.length).toBeGreaterThan(0);
      for (const term of terms) expect(term.term).not.toBe('');
    });

    incrementalContract(() => subject);
    changesContract(() => subject);
  });
}
