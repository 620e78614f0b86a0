import type { Fact, Mention, ToolResult } from '@adwright/contracts';
import { trackingBroken } from '../../judge/findings/tracking-broken.finder.js';
import type { NamedMeasure, Phrases } from './phrases/phrases.js';
import { ref, Sheet } from './sheet.js';

/** A second cause is told from a third of the first one's weight on. */
const WORTH_TELLING = 0.33;
/** Changes below this are noise, not news. */
const STILL = 0.02;
/** A rate that moved less than this is not what moved the whole. */
const NEARLY_STILL = 0.12;
const MOST_ACCOUNTS = 3;

/** How strongly a ratio moved, on a scale where half and double weigh the same. */
function weight(effect: Fact): number {
  return Math.log1p(Math.max(-0.999, Number(effect.value)));
}

/** Tells for each account whether and why a measure changed, those that moved as the person says first. */
export function explain(
  phrases: Phrases,
  measure: NamedMeasure,
  direction: 'up' | 'down' | null,
  compared: ToolResult,
  alerts: ToolResult,
): string[] {
  const sheet = new Sheet(compared);
  // Of a campaign the figures are its own; its account is only named.
  const subjects = sheet.result.mentions.filter((mention) =>
    sheet.find('window_from', 'current', mention.id),
  );
  const moves = subjects
    .map((account) => ({ account, change: sheet.find(measure, 'change', account.id) }))
    .sort((a, b) => rank(b.change, direction) - rank(a.change, direction));
  if (moves.length === 0) return [phrases.noData];
  const lines = moves
    .slice(0, MOST_ACCOUNTS)
    .flatMap(({ account, change }, index) => [
      ...(index > 0 ? ['\n'] : []),
      ...tellAccount(phrases, measure, direction, sheet, account, change),
      ...tellAlert(phrases, sheet, account, alerts),
    ]);
  return [...lines, ...(sheet.has('few_conversions') ? ['\n', phrases.fewConversions] : [])];
}

function rank(change: Fact | undefined, direction: 'up' | 'down' | null): number {
  if (!change) return -100;
  const moved = weight(change);
  if (direction === null) return Math.abs(moved);
  return direction === 'up' ? moved : -moved;
}

function tellAccount(
  phrases: Phrases,
  measure: NamedMeasure,
  direction: 'up' | 'down' | null,
  sheet: Sheet,
  account: Mention,
  change: Fact | undefined,
): string[] {
  const name = phrases.measures[measure];
  const [before, current] = [
    sheet.find(measure, 'before', account.id),
    sheet.find(measure, 'current', account.id),
  ];
  if (!change || !before || !current) return [phrases.noComparison(ref(account.id), name)];
  if (Math.abs(weight(change)) < STILL) return [phrases.unchanged(ref(account.id), name, ref(current.id))];
  const rose = Number(change.value) > 0;
  return [
    phrases.moved({
      account: ref(account.id),
      measure: name,
      rose,
      before: ref(before.id),
      current: ref(current.id),
      change: ref(change.id),
    }),
    ...(direction !== null && (direction === 'up') !== rose ? [phrases.notAsAsked(rose)] : []),
    ...tellWindows(phrases, sheet, account),
    ...tellCauses(phrases, measure, sheet, account, rose),
    ...tellPart(phrases, measure, sheet, account),
  ];
}

function tellWindows(phrases: Phrases, sheet: Sheet, account: Mention): string[] {
  const at = (measure: 'window_from' | 'window_to', side: 'current' | 'before') =>
    sheet.find(measure, side, account.id);
  const [from, to] = [at('window_from', 'current'), at('window_to', 'current')];
  const [beforeFrom, beforeTo] = [at('window_from', 'before'), at('window_to', 'before')];
  if (!from || !to || !beforeFrom || !beforeTo) return [];
  return [
    phrases.windows({
      from: ref(from.id),
      to: ref(to.id),
      beforeFrom: ref(beforeFrom.id),
      beforeTo: ref(beforeTo.id),
    }),
  ];
}

/** The factors that pushed the way the measure went, the strongest first, then the strongest that worked against it. */
function tellCauses(
  phrases: Phrases,
  measure: NamedMeasure,
  sheet: Sheet,
  account: Mention,
  rose: boolean,
): string[] {
  const effects = sheet.of(account.id, 'effect').sort((a, b) => Math.abs(weight(b)) - Math.abs(weight(a)));
  const sign = rose ? 1 : -1;
  const [main, ...others] = effects.filter((effect) => weight(effect) * sign > 0);
  if (!main) return [];
  const enough = (effect: Fact | undefined): effect is Fact =>
    effect !== undefined && Math.abs(weight(effect)) >= WORTH_TELLING * Math.abs(weight(main));
  const counter = effects.find((effect) => weight(effect) * sign < 0);
  const named = (effect: Fact) => phrases.measures[effect.measure as NamedMeasure];
  return [
    tellMain(phrases, measure, sheet, account, main),
    ...(main.measure === 'cost' ? tellVolume(phrases, sheet, account, effects) : []),
    ...others
      .slice(0, 1)
      .filter(enough)
      .map((effect) => phrases.also(named(effect), ref(effect.id))),
    ...(enough(counter) ? [phrases.against(named(counter), ref(counter.id))] : []),
  ];
}

/** What the moved spend bought; and when only the volume moved, that the rates did not. */
function tellVolume(phrases: Phrases, sheet: Sheet, subject: Mention, effects: readonly Fact[]): string[] {
  const [bought] = (['impressions', 'clicks'] as const).flatMap((measure) => {
    const [before, current] = [
      sheet.find(measure, 'before', subject.id),
      sheet.find(measure, 'current', subject.id),
    ];
    return before && current ? [{ measure, before, current }] : [];
  });
  if (!bought) return [];
  const { measure, before, current } = bought;
  const rates = effects.filter((effect) => effect.measure !== 'cost');
  return [
    phrases.volume({
      bought: phrases.measures[measure],
      before: ref(before.id),
      current: ref(current.id),
      rose: Number(current.value) > Number(before.value),
    }),
    ...(rates.length > 0 && rates.every((effect) => Math.abs(weight(effect)) < NEARLY_STILL)
      ? [phrases.ratesSteady]
      : []),
  ];
}

function tellMain(
  phrases: Phrases,
  measure: NamedMeasure,
  sheet: Sheet,
  account: Mention,
  main: Fact,
): string {
  const effect = ref(main.id);
  const factor = main.measure as NamedMeasure;
  const [before, current] = [
    sheet.find(factor, 'before', account.id),
    sheet.find(factor, 'current', account.id),
  ];
  if (factor === 'mix' || !before || !current) return phrases.mixCause(effect);
  const told = { before: ref(before.id), current: ref(current.id), effect };
  if (factor === 'cost' || factor === measure) return phrases.spendCause(told);
  return phrases.cause({ factor: phrases.measures[factor], ...told });
}

/** The campaign that carries most of the change, and its own rate behind it. */
function tellPart(phrases: Phrases, measure: NamedMeasure, sheet: Sheet, account: Mention): string[] {
  const part = mainPart(sheet, account);
  const effect = part && sheet.find(measure, 'effect', part.id);
  if (!part || !effect) return [];
  const own = sheet
    .of(part.id, 'effect')
    .filter((fact) => fact.measure !== measure)
    .sort((a, b) => Math.abs(weight(b)) - Math.abs(weight(a)))[0];
  const factor = own?.measure as NamedMeasure | undefined;
  const before = factor && sheet.find(factor, 'before', part.id);
  const current = factor && sheet.find(factor, 'current', part.id);
  return [
    phrases.part({ campaign: ref(part.id), effect: ref(effect.id) }),
    ...(factor && before && current
      ? [
          phrases.partFactor({
            factor: phrases.measures[factor],
            before: ref(before.id),
            current: ref(current.id),
          }),
        ]
      : []),
  ];
}

/**
 * The alert that belongs to what was told: about this campaign, or about the part that moved most. A broken measurement
 * comes first, since then the figures themselves are in doubt.
 */
function tellAlert(phrases: Phrases, sheet: Sheet, subject: Mention, alerts: ToolResult): string[] {
  const part = mainPart(sheet, subject);
  const concerned: ReadonlySet<string | null> = new Set([
    subject.entityId,
    part?.entityId ?? subject.entityId,
  ]);
  const entities = new Map(alerts.mentions.map((mention) => [mention.id, mention.entityId]));
  const open = alerts.mentions.filter(
    ({ kind, parent }) =>
      kind === 'alert' && parent !== null && concerned.has(entities.get(parent) ?? 'nothing'),
  );
  const tracking = open.find(({ state }) => state === trackingBroken.kind);
  const fewer = sheet.of(subject.id, 'effect').some((effect) => effect.measure === 'cvr');
  if (tracking && fewer) return [phrases.trackingAlert(ref(tracking.id))];
  return open.slice(0, 1).map(({ id }) => phrases.alertHere(ref(id)));
}

function mainPart(sheet: Sheet, subject: Mention): Mention | undefined {
  return sheet.kind('campaign', 'ad_group').find((mention) => mention.parent === subject.id);
}
