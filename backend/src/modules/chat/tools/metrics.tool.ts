import type { DayWindow, EndpointInput, Level, MetricMeasure, metricsTool } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../../database/scope.js';
import {
  attributionOf,
  byCurrency,
  mentionAccounts,
  oldestSync,
  readableAccounts,
} from './account-mentions.js';
import type { FactSheet } from './fact-sheet.js';
import { addSums, measureOf, NO_SUMS, restsOnAttribution, type Sums, unitOf, written } from './figures.js';
import { type ToolAccount, ToolAccountsRepository } from './tool-accounts.repository.js';
import { type Span, type SumsRow, ToolFactsRepository } from './tool-facts.repository.js';
import { resolveWindow } from './tool-window.js';

type Query = EndpointInput<typeof metricsTool>['body'];

/** Figures of a window, whole or by a dimension. */
@Injectable()
export class MetricsTool {
  constructor(
    private readonly accountsOf: ToolAccountsRepository,
    private readonly factsOf: ToolFactsRepository,
  ) {}

  async run(scope: WorkspaceScope, query: Query, sheet: FactSheet): Promise<void> {
    const accounts = readableAccounts(await this.accountsOf.accounts(scope, query), query);
    const through = accounts
      .map((account) => account.through)
      .sort()
      .at(-1);
    if (through === undefined) return;
    const window = resolveWindow(query.window, through);
    const mentions = mentionAccounts(sheet, accounts);
    sheet.window(window);
    const rows = await this.rows(scope, query, accounts, window);
    tabulate(sheet, rows, accounts);
    if (rows.length === 0) sheet.note('no_data');
    if (query.dimension === 'none') this.totals(sheet, query, accounts, rows, window);
    else this.list(sheet, query, accounts, mentions, rows, window);
  }

  private rows(
    scope: WorkspaceScope,
    { dimension, campaignId }: Query,
    accounts: readonly ToolAccount[],
    window: DayWindow,
  ): Promise<SumsRow[]> {
    const ids = accounts.map(({ id }) => id);
    if (dimension === 'none' || dimension === 'account' || isSpan(dimension)) {
      const by = isSpan(dimension) ? dimension : null;
      return campaignId
        ? this.factsOf.levelSums(scope, ids, window, 'campaign', campaignId, by)
        : this.factsOf.accountSums(scope, ids, window, by);
    }
    return this.factsOf.levelSums(scope, ids, window, dimension as Exclude<Level, 'account'>, campaignId);
  }

  private totals(
    sheet: FactSheet,
    query: Query,
    accounts: readonly ToolAccount[],
    rows: readonly SumsRow[],
    window: DayWindow,
  ): void {
    for (const [currency, group] of byCurrency(accounts)) {
      const ids = new Set(group.map(({ id }) => id));
      const own = rows.filter((row) => ids.has(row.accountId));
      if (own.length === 0) continue;
      const total = own.reduce<Sums>(addSums, NO_SUMS);
      addMeasures(sheet, total, query.measures, { currency, window, accounts: group, subject: null });
    }
  }

  private list(
    sheet: FactSheet,
    query: Query,
    accounts: readonly ToolAccount[],
    mentions: ReadonlyMap<string, string>,
    rows: readonly SumsRow[],
    window: DayWindow,
  ): void {
    const known = rows
      .filter((row) => !query.unconverted || (row.conversions === 0 && (row.cost ?? 0n) > 0n))
      .map((row) => ({ row, sort: measureOf(row, query.sortBy) }))
      .filter((item): item is { row: SumsRow; sort: number } => item.sort !== null)
      .sort((a, b) => (query.order === 'desc' ? b.sort - a.sort : a.sort - b.sort));
    // Days and weeks read as a course, whatever they are sorted by.
    const ordered = isSpan(query.dimension)
      ? known.sort((a, b) => (a.row.key < b.row.key ? -1 : a.row.key > b.row.key ? 1 : 0))
      : known;
    if (ordered.length > query.limit) sheet.note('cut');
    // Of a course the end is told.
    const shown = isSpan(query.dimension) ? ordered.slice(-query.limit) : ordered.slice(0, query.limit);
    for (const { row } of shown) {
      const account = accounts.find(({ id }) => id === row.accountId);
      if (!account) continue;
      const parent = mentions.get(account.id) ?? null;
      const subject =
        query.dimension === 'account'
          ? parent
          : sheet.mention(query.dimension as Exclude<typeof query.dimension, 'none' | 'account'>, row.name, {
              entityId: row.entityId,
              parent,
            });
      const place = { currency: account.currency, window, accounts: [account], subject };
      addMeasures(sheet, row, query.measures, place);
    }
  }
}

function isSpan(dimension: Query['dimension']): dimension is Span {
  return dimension === 'day' || dimension === 'week' || dimension === 'month';
}

/** Adds one fact for each measure that can be told. */
export function addMeasures(
  sheet: FactSheet,
  sums: Sums,
  measures: readonly MetricMeasure[],
  place: {
    currency: string;
    window: DayWindow;
    accounts: readonly ToolAccount[];
    subject: string | null;
    side?: 'current' | 'before';
  },
): void {
  for (const measure of measures) {
    const value = measureOf(sums, measure);
    if (value === null) continue;
    const unit = unitOf(measure);
    sheet.fact({
      measure,
      side: place.side ?? 'current',
      subject: place.subject,
      unit,
      value: written(value, unit),
      currency: place.currency,
      window: place.window,
      syncedAt: oldestSync(place.accounts),
      attribution: restsOnAttribution(measure) ? attributionOf(place.accounts) : null,
    });
  }
}

function tabulate(sheet: FactSheet, rows: readonly SumsRow[], accounts: readonly ToolAccount[]): void {
  const currencies = new Map(accounts.map(({ id, currency }) => [id, currency]));
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  sheet.table(
    [
      { key: 'account', unit: 'text' },
      { key: 'name', unit: 'text' },
      { key: 'currency', unit: 'text' },
      { key: 'impressions', unit: 'count' },
      { key: 'clicks', unit: 'count' },
      { key: 'cost', unit: 'micros' },
      { key: 'conversions', unit: 'decimal' },
      { key: 'value', unit: 'micros' },
    ],
    rows.map((row) => [
      names.get(row.accountId) ?? null,
      row.key === row.accountId ? null : row.name,
      currencies.get(row.accountId) ?? null,
      ...[row.impressions, row.clicks, row.cost, row.conversions, row.value].map((value) =>
        value === null ? null : String(value),
      ),
    ]),
  );
}
