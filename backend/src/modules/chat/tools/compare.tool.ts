import type { compareTool, DayWindow, EndpointInput, MetricMeasure } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../../database/scope.js';
import { attributionOf, mentionAccounts, readableAccounts } from './account-mentions.js';
import { type Decomposition, decompose, type Part } from './decompose.js';
import type { FactSheet } from './fact-sheet.js';
import { addSums, measureOf, NO_SUMS, type Sums, unitOf, written } from './figures.js';
import { addMeasures } from './metrics.tool.js';
import { type ToolAccount, ToolAccountsRepository } from './tool-accounts.repository.js';
import { type SumsRow, ToolFactsRepository } from './tool-facts.repository.js';
import { resolveWindow, windowBefore } from './tool-window.js';

type Query = EndpointInput<typeof compareTool>['body'];
interface NamedPart extends Part {
  readonly name: string;
  readonly entityId: string | null;
}

/** Parts whose own contribution is told. */
const MOST_PARTS = 3;
const MOST_ACCOUNTS = 12;
/** Below this many conversions in a window a rate says little: its standard error is above a third of itself. */
const FEW_CONVERSIONS = 10;
const SHOWN: readonly MetricMeasure[] = [
  'cost',
  'impressions',
  'clicks',
  'conversions',
  'cpm',
  'ctr',
  'cvr',
  'cpa',
];

/** A window against the one before, for each account, taken apart into causes. */
@Injectable()
export class CompareTool {
  constructor(
    private readonly accountsOf: ToolAccountsRepository,
    private readonly factsOf: ToolFactsRepository,
  ) {}

  async run(scope: WorkspaceScope, query: Query, sheet: FactSheet): Promise<void> {
    const accounts = readableAccounts(await this.accountsOf.accounts(scope, query), query).slice(
      0,
      MOST_ACCOUNTS,
    );
    const mentions = mentionAccounts(sheet, accounts);
    const { campaignId } = query;
    const [campaign] = campaignId ? await this.accountsOf.campaigns(scope, { campaignId, take: 1 }) : [];
    const rows: (string | null)[][] = [];
    for (const account of accounts) {
      // Each account's own last complete day: they are in different time zones.
      const window = resolveWindow(query.window, account.through);
      const before = query.before ? resolveWindow(query.before, account.through) : windowBefore(window);
      const parts = await this.parts(scope, query, account, before, window);
      const parent = mentions.get(account.id) ?? null;
      const subject = campaign
        ? sheet.mention('campaign', campaign.name, { entityId: campaign.id, parent, state: campaign.status })
        : parent;
      rows.push(...parts.flatMap((part) => rowsOf(account, part)));
      sheet.window(window, 'current', subject);
      sheet.window(before, 'before', subject);
      report(sheet, query, account, subject, { before, window, parts });
    }
    sheet.table(columns, rows);
  }

  private async parts(
    scope: WorkspaceScope,
    { campaignId }: Query,
    account: ToolAccount,
    before: DayWindow,
    window: DayWindow,
  ): Promise<NamedPart[]> {
    const [from = before.from] = [before.from, window.from].sort();
    const whole = { from, to: window.to };
    const found = await this.factsOf.partsLevel(scope, account.id, whole);
    const level = campaignId && found === 'campaign' ? 'ad_group' : found;
    const read = (days: DayWindow, at: NonNullable<typeof level>) =>
      this.factsOf.levelSums(scope, [account.id], days, at, campaignId);
    if (level === null) {
      const [a, b] = await Promise.all(
        [before, window].map((days) => this.factsOf.accountSums(scope, [account.id], days, null)),
      );
      return join(a ?? [], b ?? []);
    }
    const parts = join(await read(before, level), await read(window, level));
    // A campaign without ad group rows of its own is one part.
    return parts.length > 0 || level === found
      ? parts
      : join(await read(before, 'campaign'), await read(window, 'campaign'));
  }
}

function join(before: readonly SumsRow[], current: readonly SumsRow[]): NamedPart[] {
  const keys = [...new Set([...current, ...before].map(({ key }) => key))];
  return keys.map((key) => {
    const [a, b] = [before.find((row) => row.key === key), current.find((row) => row.key === key)];
    const known = b ?? a;
    return {
      key,
      name: known?.name ?? key,
      entityId: known?.entityId ?? null,
      before: a ?? NO_SUMS,
      current: b ?? NO_SUMS,
    };
  });
}

function report(
  sheet: FactSheet,
  query: Query,
  account: ToolAccount,
  subject: string | null,
  { before, window, parts }: { before: DayWindow; window: DayWindow; parts: readonly NamedPart[] },
): void {
  const total = (side: 'before' | 'current') =>
    parts.reduce<Sums>((sum, part) => addSums(sum, part[side]), NO_SUMS);
  const sums = { before: total('before'), current: total('current') };
  const measures = [...new Set([query.measure, ...SHOWN])];
  const place = { currency: account.currency, accounts: [account], subject };
  addMeasures(sheet, sums.current, measures, { ...place, window, side: 'current' });
  addMeasures(sheet, sums.before, measures, { ...place, window: before, side: 'before' });
  const thin = [sums.before, sums.current].some(({ conversions }) => (conversions ?? 0) < FEW_CONVERSIONS);
  if (thin) sheet.note('few_conversions');
  const result = decompose(query.measure, parts);
  if (!result) return;
  const shared = {
    unit: 'ratio' as const,
    window,
    syncedAt: account.syncedAt,
    attribution: attributionOf([account]),
  };
  const ratio = (value: number) => written(value, 'ratio');
  sheet.fact({ ...shared, measure: query.measure, side: 'change', subject, value: ratio(result.change) });
  for (const { factor, effect } of result.effects) {
    sheet.fact({ ...shared, measure: factor, side: 'effect', subject, value: ratio(effect) });
  }
  tellParts(sheet, query, account, { result, parts, shared, window, before, parent: subject });
}

/** The parts that moved the measure most in the direction it went, with what each did. */
function tellParts(
  sheet: FactSheet,
  query: Query,
  account: ToolAccount,
  told: {
    result: Decomposition;
    parts: readonly NamedPart[];
    shared: Omit<Parameters<FactSheet['fact']>[0], 'measure' | 'value'>;
    window: DayWindow;
    before: DayWindow;
    parent: string | null;
  },
): void {
  const { result, parts, shared } = told;
  const direction = Math.sign(result.change);
  const ranked = parts
    .map((part) => ({ part, effect: result.byPart.get(part.key) ?? 0 }))
    .sort((a, b) => direction * (b.effect - a.effect))
    .slice(0, MOST_PARTS)
    .filter(({ effect }) => Math.sign(effect) === direction && parts.length > 1);
  for (const { part, effect } of ranked) {
    const kind = query.campaignId ? 'ad_group' : 'campaign';
    const subject = sheet.mention(kind, part.name, { entityId: part.entityId, parent: told.parent });
    sheet.fact({
      ...shared,
      measure: query.measure,
      side: 'effect',
      subject,
      value: written(effect, 'ratio'),
    });
    for (const { factor, byPart } of result.effects) {
      const own = byPart.get(part.key) ?? 0;
      if (factor === query.measure) continue;
      sheet.fact({ ...shared, measure: factor, side: 'effect', subject, value: written(own, 'ratio') });
    }
    for (const side of ['current', 'before'] as const) {
      addMeasures(sheet, part[side], SHOWN, {
        currency: account.currency,
        window: side === 'current' ? told.window : told.before,
        accounts: [account],
        subject,
        side,
      });
    }
  }
}

/** What the rows hold: everything the told figures are computed from. */
const STORED: readonly MetricMeasure[] = [...SHOWN, 'value', 'roas'];
const columns = [
  { key: 'account', unit: 'text' as const },
  { key: 'name', unit: 'text' as const },
  { key: 'window', unit: 'text' as const },
  { key: 'currency', unit: 'text' as const },
  ...STORED.map((key) => ({ key, unit: unitOf(key) })),
];

function rowsOf(account: ToolAccount, part: NamedPart): (string | null)[][] {
  return (['before', 'current'] as const).map((side) => [
    account.name,
    part.key === account.id ? null : part.name,
    side,
    account.currency,
    ...STORED.map((measure) => {
      const value = measureOf(part[side], measure);
      return value === null ? null : written(value, unitOf(measure));
    }),
  ]);
}
