import type { AskedToolWindow, MetricMeasure, Platform, ToolResult } from '@adwright/contracts';
import type { Toolbox, Turn } from '../speaker.js';
import { explain } from './explain.js';
import type { Phrases } from './phrases/phrases.js';
import type { Resolved } from './resolve.js';
import { ref } from './sheet.js';
import {
  tellAlerts,
  tellFigures,
  tellLedger,
  tellOutside,
  tellPacing,
  tellRanking,
  tellSideBySide,
  tellStructure,
  tellSuggestions,
  tellWasted,
} from './tell.js';
import { type Dimension, isCourse } from './understand.js';

/** One thing that is asked about: the arguments that narrow a tool to it, and how an answer names it. */
interface Target {
  readonly args: {
    readonly adAccountId?: string | undefined;
    readonly campaignId?: string | undefined;
    readonly platform?: Platform | undefined;
  };
  readonly label: string | null;
}

/** The measures whose change can be taken apart; a rate of the chain is told beside the cost per conversion it drives. */
const EXPLAINABLE = ['cpa', 'conversions', 'clicks', 'roas', 'value', 'cost'] as const;
type Explainable = (typeof EXPLAINABLE)[number];
const BESIDE: Partial<Record<MetricMeasure, readonly MetricMeasure[]>> = {
  cost: ['cost', 'conversions', 'cpa'],
  conversions: ['conversions', 'cost', 'cpa'],
  cpa: ['cpa', 'cost', 'conversions'],
  roas: ['roas', 'cost', 'value'],
  value: ['value', 'cost', 'roas'],
};
const LOWER_IS_BETTER: ReadonlySet<MetricMeasure> = new Set(['cpa', 'cpc', 'cpm']);
const COURSE_WINDOW: Record<'day' | 'week' | 'month', AskedToolWindow> = {
  day: { preset: 'last_14_days' },
  week: { lastDays: 56 },
  month: { lastDays: 365 },
};
const PLATFORM_NAMES: Record<Platform, string> = { google: 'Google', meta: 'Meta', files: 'CSV' };
const MOST_SIDE_BY_SIDE = 4;
const LISTED = 5;
const LONGEST_COURSE = 14;

/** What the question names, else what the person looks at, else everything they may see. */
function targetsOf({ places, platforms, everything }: Resolved, context: Turn['context']): Target[] {
  if (places.length > 0)
    return places.slice(0, MOST_SIDE_BY_SIDE).map(({ kind, entityId, id }) => ({
      args:
        kind === 'account' ? { adAccountId: entityId ?? undefined } : { campaignId: entityId ?? undefined },
      label: ref(id),
    }));
  if (platforms.length > 0)
    return platforms.map((platform) => ({ args: { platform }, label: PLATFORM_NAMES[platform] }));
  return [{ args: everything ? {} : { ...context }, label: null }];
}

/** Calls what the question needs and tells it. */
export async function answer(
  asked: Resolved,
  context: Turn['context'],
  toolbox: Toolbox,
  phrases: Phrases,
): Promise<string[]> {
  const targets = targetsOf(asked, context);
  const [target = { args: {}, label: null }] = targets;
  switch (asked.intent) {
    case 'suggestions':
      return tellSuggestions(phrases, await toolbox.call('suggestions', { ...target.args, limit: LISTED }));
    case 'alerts':
      return tellAlerts(phrases, await toolbox.call('alerts', target.args));
    case 'pacing':
      return tellPacing(phrases, await toolbox.call('pacing', target.args));
    case 'structure':
      return tellStructure(
        phrases,
        await toolbox.call('structure', { ...target.args, level: levelOf(asked.dimension) }),
      );
    case 'outside':
      return tellOutside(phrases, await toolbox.call('outside_changes', target.args));
    case 'ledger':
      return [
        ...tellLedger(phrases, await toolbox.call('ledger', {})),
        ...tellOutside(phrases, await toolbox.call('outside_changes', target.args), true),
      ];
    case 'rank':
      return rank(asked, target, toolbox, phrases);
    case 'explain':
      return targets.length > 1 && asked.direction === null
        ? sideBySide(asked, targets, toolbox, phrases)
        : explainAll(asked, targets, toolbox, phrases);
    default:
      return targets.length > 1
        ? sideBySide(asked, targets, toolbox, phrases)
        : figures(asked, target, toolbox, phrases);
  }
}

function measuresOf({ measures }: Resolved): readonly [MetricMeasure, ...MetricMeasure[]] {
  const [first = 'cost', ...others] = measures;
  const beside = others.length > 0 ? others : (BESIDE[first] ?? []);
  return [first, ...beside.filter((measure) => measure !== first)];
}

async function figures(asked: Resolved, { args, label }: Target, toolbox: Toolbox, phrases: Phrases) {
  const window = asked.windows[0] ?? { preset: 'last_30_days' };
  return tellFigures(
    phrases,
    await toolbox.call('metrics', { ...args, window, measures: measuresOf(asked) }),
    label,
  );
}

async function sideBySide(asked: Resolved, targets: readonly Target[], toolbox: Toolbox, phrases: Phrases) {
  const window = asked.windows[0] ?? { preset: 'last_30_days' };
  const measures = measuresOf(asked);
  const things: { label: string; result: ToolResult }[] = [];
  for (const { args, label } of targets)
    things.push({ label: label ?? '', result: await toolbox.call('metrics', { ...args, window, measures }) });
  return tellSideBySide(phrases, measures[0], LOWER_IS_BETTER.has(measures[0]), things);
}

async function rank(asked: Resolved, { args, label }: Target, toolbox: Toolbox, phrases: Phrases) {
  const dimension = asked.dimension ?? 'campaign';
  const measures = measuresOf(asked);
  const [sortBy] = measures;
  const course = isCourse(dimension);
  const query = {
    ...args,
    dimension,
    measures,
    sortBy,
    window: asked.windows[0] ?? (isCourse(dimension) ? COURSE_WINDOW[dimension] : { preset: 'last_30_days' }),
    order: asked.order,
    limit: course ? LONGEST_COURSE : LISTED,
  };
  if (!asked.wasted || course)
    return tellRanking(phrases, sortBy, await toolbox.call('metrics', query), label);
  const wasted = { ...query, measures: ['cost', 'clicks'], sortBy: 'cost', order: 'desc', unconverted: true };
  return tellWasted(phrases, await toolbox.call('metrics', wasted));
}

async function explainAll(asked: Resolved, targets: readonly Target[], toolbox: Toolbox, phrases: Phrases) {
  const [named] = asked.measures;
  if (named === undefined) return [phrases.whichMeasure];
  const measure: Explainable = EXPLAINABLE.find((one) => one === named) ?? 'cpa';
  const direction = measure === named ? asked.direction : null;
  const [window = { preset: 'last_7_days' }, before] = asked.windows;
  const lines: string[] = [];
  for (const { args } of targets) {
    const query = { ...args, measure, window, ...(before ? { before } : {}) };
    const compared = await toolbox.call('compare', query);
    const alerts = await toolbox.call('alerts', { ...args, limit: 50 });
    lines.push(
      ...(lines.length > 0 ? ['\n'] : []),
      ...explain(phrases, measure, direction, compared, alerts),
    );
  }
  return lines;
}

function levelOf(dimension: Dimension | null): 'account' | 'campaign' | 'ad_group' {
  return dimension === 'account' || dimension === 'ad_group' ? dimension : 'campaign';
}
