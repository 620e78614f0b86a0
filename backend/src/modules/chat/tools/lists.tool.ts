import type {
  alertsTool,
  EndpointInput,
  ledgerTool,
  structureTool,
  suggestionsTool,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../../database/scope.js';
import { searchable } from '../../metrics/window.js';
import { mentionAccounts } from './account-mentions.js';
import { type FactSheet, MOST_ROWS } from './fact-sheet.js';
import { ToolAccountsRepository, type ToolPlace } from './tool-accounts.repository.js';
import { ToolListsRepository } from './tool-lists.repository.js';

/** Lists of what there is: structure, suggestions, alerts, ledger. */
@Injectable()
export class ListsTool {
  constructor(
    private readonly accountsOf: ToolAccountsRepository,
    private readonly lists: ToolListsRepository,
  ) {}

  async structure(
    scope: WorkspaceScope,
    query: EndpointInput<typeof structureTool>['body'],
    sheet: FactSheet,
  ): Promise<void> {
    const accounts = await this.accountsOf.accounts(scope, query);
    const mentions = mentionAccounts(sheet, accounts);
    if (query.level === 'account') {
      sheet.table(
        [
          { key: 'account', unit: 'text' },
          { key: 'at', unit: 'date' },
        ],
        accounts.map(({ name, through }) => [name, through]),
      );
      sheet.fact({ measure: 'items', unit: 'count', value: String(accounts.length) });
      for (const { id, through, syncedAt } of accounts) {
        if (through === null) continue;
        sheet.fact({
          measure: 'at',
          subject: mentions.get(id) ?? null,
          unit: 'date',
          value: through,
          syncedAt,
        });
      }
      return;
    }
    const filter = {
      ...query,
      search: query.search === undefined ? undefined : searchable(query.search),
      take: query.limit + 1,
    };
    const rows = await (query.level === 'campaign'
      ? this.accountsOf.campaigns(scope, filter)
      : this.accountsOf.adGroups(scope, filter));
    if (rows.length > query.limit) sheet.note('cut');
    const shown = rows.slice(0, query.limit);
    sheet.table(
      ['name', 'campaign', 'status', 'budget', 'period'].map((key) => ({
        key,
        unit: key === 'budget' ? 'micros' : 'text',
      })),
      shown.map((row) => [row.name, row.campaignName, row.status, row.budget, row.period]),
    );
    for (const row of shown) {
      const account = accounts.find(({ id }) => id === row.accountId);
      const parent = mentions.get(row.accountId) ?? null;
      const subject = sheet.mention(query.level, row.name, { entityId: row.id, parent, state: row.status });
      if (row.budget === null || !account) continue;
      sheet.fact({
        measure: 'budget',
        subject,
        unit: 'micros',
        value: row.budget,
        currency: account.currency,
        syncedAt: row.syncedAt,
      });
    }
  }

  async suggestions(
    scope: WorkspaceScope,
    query: EndpointInput<typeof suggestionsTool>['body'],
    sheet: FactSheet,
  ): Promise<void> {
    const accountIds = await this.accountIds(scope, query);
    const { rows, count } = await this.lists.suggestions(scope, query, accountIds, MOST_ROWS);
    sheet.table(
      ['title', 'entity', 'rule'].map((key) => ({ key, unit: 'text' as const })),
      rows.map((row) => [row.title, row.entityName, row.rule]),
    );
    sheet.fact({ measure: 'items', unit: 'count', value: String(count) });
    const told = rows.slice(0, query.limit);
    for (const row of told) sheet.mention('suggestion', row.title, { entityId: row.id, state: row.rule });
    if (count > told.length) sheet.note('cut');
  }

  async alerts(
    scope: WorkspaceScope,
    query: EndpointInput<typeof alertsTool>['body'],
    sheet: FactSheet,
  ): Promise<void> {
    const accountIds = await this.accountIds(scope, query);
    const { rows, count } = await this.lists.alerts(scope, query, accountIds, MOST_ROWS);
    sheet.table(
      [
        { key: 'title', unit: 'text' },
        { key: 'kind', unit: 'text' },
        { key: 'severity', unit: 'count' },
        { key: 'entity', unit: 'text' },
        { key: 'at', unit: 'date' },
      ],
      rows.map((row) => [row.title, row.kind, String(row.severity), row.entityName, dayOf(row.firstSeenOn)]),
    );
    sheet.fact({ measure: 'items', unit: 'count', value: String(count) });
    const told = rows.slice(0, query.limit);
    for (const row of told) {
      const entity = isMentioned(row.level)
        ? sheet.mention(row.level, row.entityName, { entityId: row.entityId })
        : null;
      const subject = sheet.mention('alert', row.title, {
        entityId: row.id,
        parent: entity,
        state: row.kind,
      });
      sheet.fact({ measure: 'severity', subject, unit: 'count', value: String(row.severity) });
      sheet.fact({ measure: 'at', subject, unit: 'date', value: dayOf(row.firstSeenOn) });
    }
    if (count > told.length) sheet.note('cut');
  }

  /** Null when the question names no account and no platform. */
  private async accountIds(
    scope: WorkspaceScope,
    place: Omit<ToolPlace, 'campaignId'>,
  ): Promise<string[] | null> {
    if (!place.adAccountId && !place.platform) return null;
    const { adAccountId, platform } = place;
    return (await this.accountsOf.accounts(scope, { adAccountId, platform })).map(({ id }) => id);
  }

  async ledger(
    scope: WorkspaceScope,
    query: EndpointInput<typeof ledgerTool>['body'],
    sheet: FactSheet,
  ): Promise<void> {
    const rows = await this.lists.ledger(scope, query.limit);
    sheet.table(
      [
        { key: 'at', unit: 'instant' },
        { key: 'kind', unit: 'text' },
        { key: 'title', unit: 'text' },
      ],
      rows.map((row) => [row.at.toISOString(), row.kind, row.title]),
    );
    for (const row of rows) {
      const subject = sheet.mention('action', row.title ?? row.kind.replaceAll('_', ' '), {
        entityId: row.actionId,
        state: row.kind,
      });
      sheet.fact({ measure: 'at', subject, unit: 'instant', value: row.at.toISOString() });
    }
  }
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

type EntityKind = 'account' | 'campaign' | 'ad_group' | 'ad' | 'keyword';

function isMentioned(level: string): level is EntityKind {
  return ['account', 'campaign', 'ad_group', 'ad', 'keyword'].includes(level);
}
