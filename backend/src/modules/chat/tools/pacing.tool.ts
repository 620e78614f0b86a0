import type { EndpointInput, pacingTool } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../../database/scope.js';
import { addDays } from '../../metrics/window.js';
import { mentionAccounts, readableAccounts } from './account-mentions.js';
import type { FactSheet } from './fact-sheet.js';
import { written } from './figures.js';
import { ToolAccountsRepository } from './tool-accounts.repository.js';
import { ToolFactsRepository } from './tool-facts.repository.js';
import { resolveWindow } from './tool-window.js';

/** The days whose average stands for how fast a campaign spends now. */
const PACE_DAYS = 7;
const MOST_CAMPAIGNS = 200;

/** Spend of the running month against daily budgets: what is ahead of its pace. */
@Injectable()
export class PacingTool {
  constructor(
    private readonly accountsOf: ToolAccountsRepository,
    private readonly factsOf: ToolFactsRepository,
  ) {}

  async run(
    scope: WorkspaceScope,
    query: EndpointInput<typeof pacingTool>['body'],
    sheet: FactSheet,
  ): Promise<void> {
    const accounts = readableAccounts(await this.accountsOf.accounts(scope, query), query);
    const mentions = mentionAccounts(sheet, accounts);
    const campaigns = await this.accountsOf.campaigns(scope, { ...query, take: MOST_CAMPAIGNS });
    const paced = [];
    for (const account of accounts) {
      const month = resolveWindow({ preset: 'this_month' }, account.through);
      const week = { from: addDays(account.through, 1 - PACE_DAYS), to: account.through };
      const [monthly, weekly] = await Promise.all(
        [month, week].map((window) =>
          this.factsOf.levelSums(scope, [account.id], window, 'campaign', query.campaignId),
        ),
      );
      for (const campaign of campaigns) {
        if (campaign.accountId !== account.id || campaign.status !== 'enabled') continue;
        if (campaign.budget === null || campaign.period !== 'daily') continue;
        const spent = monthly?.find((row) => row.entityId === campaign.id)?.cost ?? 0n;
        const recent = weekly?.find((row) => row.entityId === campaign.id)?.cost ?? 0n;
        const budget = BigInt(campaign.budget);
        if (budget === 0n) continue;
        paced.push({ account, campaign, month, week, spent, budget, perDay: recent / BigInt(PACE_DAYS) });
      }
    }
    paced.sort((a, b) => Number(b.perDay) / Number(b.budget) - Number(a.perDay) / Number(a.budget));
    if (paced.length > query.limit) sheet.note('cut');
    sheet.table(
      [
        { key: 'name', unit: 'text' },
        { key: 'currency', unit: 'text' },
        { key: 'budget', unit: 'micros' },
        { key: 'cost_per_day', unit: 'micros' },
        { key: 'cost_this_month', unit: 'micros' },
      ],
      paced.map((item) => [
        item.campaign.name,
        item.account.currency,
        String(item.budget),
        String(item.perDay),
        String(item.spent),
      ]),
    );
    for (const { account, campaign, month, week, spent, budget, perDay } of paced.slice(0, query.limit)) {
      const subject = sheet.mention('campaign', campaign.name, {
        entityId: campaign.id,
        parent: mentions.get(account.id) ?? null,
        state: campaign.status,
      });
      const money = {
        subject,
        unit: 'micros' as const,
        currency: account.currency,
        syncedAt: account.syncedAt,
      };
      sheet.fact({ ...money, measure: 'budget', value: String(budget) });
      sheet.fact({ ...money, measure: 'cost', value: String(perDay), window: week });
      sheet.fact({ ...money, measure: 'cost', side: 'to', value: String(spent), window: month });
      const projected = spent + perDay * BigInt(daysLeft(account.through));
      sheet.fact({ ...money, measure: 'projection', value: String(projected), window: month });
      const use = Number(perDay) / Number(budget);
      sheet.fact({
        ...money,
        measure: 'budget_use',
        unit: 'ratio',
        value: written(use, 'ratio'),
        window: week,
      });
    }
  }
}

/** Days of the month after `through`. */
function daysLeft(through: string): number {
  const [year = 0, month = 1, day = 1] = through.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate() - day;
}
