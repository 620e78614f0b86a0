import type { MetricMeasure, ToolResult } from '@adwright/contracts';
import type { Happened, NamedMeasure, Phrases } from './phrases/phrases.js';
import { ref, Sheet } from './sheet.js';

/** Above this share of the daily budget a campaign is ahead of its pace. */
const AHEAD = 1.1;
const SHOWN_NEAR = 3;
const COURSES: ReadonlySet<string> = new Set(['day', 'week', 'month']);

function windowLine(phrases: Phrases, sheet: Sheet): string[] {
  const [from, to] = [sheet.find('window_from', 'current', null), sheet.find('window_to', 'current', null)];
  return from && to ? [phrases.window(ref(from.id), ref(to.id))] : [];
}

function list(phrases: Phrases, sheet: Sheet, subject: string | null): string {
  return sheet
    .of(subject, 'current')
    .filter((fact) => Object.hasOwn(phrases.measures, fact.measure))
    .map((fact) => phrases.figure(phrases.measures[fact.measure as NamedMeasure], ref(fact.id)))
    .join(', ');
}

/** Figures of a window as a whole; a line for each currency. */
export function tellFigures(phrases: Phrases, result: ToolResult, place: string | null): string[] {
  const sheet = new Sheet(result);
  const facts = sheet.of(null, 'current').filter((fact) => Object.hasOwn(phrases.measures, fact.measure));
  if (facts.length === 0) return [phrases.noData];
  const lines: string[] = [];
  for (const fact of facts) {
    const text = phrases.figure(phrases.measures[fact.measure as NamedMeasure], ref(fact.id));
    // Each currency's figures begin with the same measure again.
    if (lines.length === 0 || fact.measure === facts[0]?.measure) lines.push(text);
    else lines[lines.length - 1] += `, ${text}`;
  }
  return [
    ...(place === null ? [] : [phrases.figuresOf(place)]),
    ...windowLine(phrases, sheet),
    ...lines.map((line) => `${line}.`),
  ];
}

export function tellRanking(
  phrases: Phrases,
  measure: NamedMeasure,
  result: ToolResult,
  place: string | null,
): string[] {
  const sheet = new Sheet(result);
  const ranked = sheet.result.mentions.filter((mention) => sheet.of(mention.id, 'current').length > 0);
  if (ranked.length === 0) return [phrases.noData];
  return [
    ...(place === null ? [] : [phrases.figuresOf(place)]),
    ...windowLine(phrases, sheet),
    // Days are told in their own order, whatever they were asked by.
    ...(COURSES.has(ranked[0]?.kind ?? '') ? [] : [phrases.rankedBy(phrases.measures[measure])]),
    ...ranked.map((mention) => `\n${phrases.ranked(ref(mention.id), list(phrases, sheet, mention.id))}`),
    ...(sheet.has('cut') ? ['\n', phrases.more] : []),
  ];
}

/** What cost money and brought nothing, the dearest first. */
export function tellWasted(phrases: Phrases, result: ToolResult): string[] {
  const sheet = new Sheet(result);
  const found = sheet.result.mentions.filter((mention) => sheet.of(mention.id, 'current').length > 0);
  if (found.length === 0) return [...windowLine(phrases, sheet), phrases.noWaste];
  return [
    ...windowLine(phrases, sheet),
    phrases.wasted,
    ...found.map((mention) => `\n${phrases.ranked(ref(mention.id), list(phrases, sheet, mention.id))}`),
    ...(sheet.has('cut') ? ['\n', phrases.more] : []),
  ];
}

/** The same figures of several things side by side, and which of them has the better one. */
export function tellSideBySide(
  phrases: Phrases,
  measure: MetricMeasure,
  lowerIsBetter: boolean,
  things: readonly { readonly label: string; readonly result: ToolResult }[],
): string[] {
  const sheets = things.map(({ label, result }) => ({ label, sheet: new Sheet(result) }));
  const [first] = sheets;
  if (!first || sheets.every(({ sheet }) => sheet.of(null, 'current').length === 0)) return [phrases.noData];
  const lines = sheets.map(({ label, sheet }) => {
    const figures = list(phrases, sheet, null);
    return `\n${phrases.ranked(label, figures === '' ? '–' : figures)}`;
  });
  const values = sheets.flatMap(({ label, sheet }) => {
    const facts = sheet.of(null, 'current').filter((fact) => fact.measure === measure);
    return facts.map((fact) => ({ label, fact, value: Number(fact.value) }));
  });
  const comparable =
    values.length === things.length && new Set(values.map(({ fact }) => fact.currency)).size === 1;
  const [best, next] = values.sort((a, b) => (lowerIsBetter ? a.value - b.value : b.value - a.value));
  const leads = comparable && best && next && best.value !== next.value;
  return [
    ...windowLine(phrases, first.sheet),
    ...lines,
    ...(leads
      ? [phrases.leads({ name: best.label, measure: phrases.measures[measure], lower: lowerIsBetter })]
      : []),
  ];
}

export function tellSuggestions(phrases: Phrases, result: ToolResult): string[] {
  const sheet = new Sheet(result);
  const count = sheet.find('items', 'current', null);
  const all = sheet.kind('suggestion');
  if (!count || all.length === 0) return [phrases.noSuggestions];
  return [phrases.suggestions(ref(count.id)), ...all.map(({ id }) => `\n- ${ref(id)}`)];
}

export function tellAlerts(phrases: Phrases, result: ToolResult): string[] {
  const sheet = new Sheet(result);
  const count = sheet.find('items', 'current', null);
  const all = sheet.kind('alert');
  if (!count || all.length === 0) return [phrases.noAlerts];
  const lines = all.flatMap(({ id }) => {
    const [severity, since] = [sheet.find('severity', 'current', id), sheet.find('at', 'current', id)];
    return severity && since ? [`\n${phrases.alertLine(ref(id), ref(severity.id), ref(since.id))}`] : [];
  });
  return [phrases.alerts(ref(count.id)), ...lines];
}

export function tellPacing(phrases: Phrases, result: ToolResult): string[] {
  const sheet = new Sheet(result);
  const paced = sheet.kind('campaign').flatMap(({ id }) => {
    const [perDay, budget] = [sheet.find('cost', 'current', id), sheet.find('budget', 'current', id)];
    const [use, month] = [sheet.find('budget_use', 'current', id), sheet.find('cost', 'to', id)];
    const projection = sheet.find('projection', 'current', id);
    if (!perDay || !budget || !use || !month || !projection) return [];
    const line = phrases.pacingLine({
      campaign: ref(id),
      perDay: ref(perDay.id),
      budget: ref(budget.id),
      use: ref(use.id),
      month: ref(month.id),
      projection: ref(projection.id),
    });
    return [{ line: `\n${line}`, ahead: Number(use.value) > AHEAD }];
  });
  if (paced.length === 0) return [phrases.noBudgets];
  const ahead = paced.filter((item) => item.ahead);
  const [title, shown] =
    ahead.length > 0 ? [phrases.ahead, ahead] : [phrases.onPace, paced.slice(0, SHOWN_NEAR)];
  return [title, ...shown.map(({ line }) => line)];
}

export function tellStructure(phrases: Phrases, result: ToolResult): string[] {
  const sheet = new Sheet(result);
  const things = sheet.kind('campaign', 'ad_group');
  const lines =
    things.length > 0
      ? things.map(({ id, state }) => {
          const budget = sheet.find('budget', 'current', id);
          return phrases.structureLine(ref(id), budget ? ref(budget.id) : null, state === 'paused');
        })
      : sheet.kind('account').flatMap(({ id }) => {
          const through = sheet.find('at', 'current', id);
          return through ? [phrases.accountLine(ref(id), ref(through.id))] : [];
        });
  if (lines.length === 0) return [phrases.noData];
  return [
    phrases.structure,
    ...lines.map((line) => `\n${line}`),
    ...(sheet.has('cut') ? ['\n', phrases.more] : []),
  ];
}

export function tellLedger(phrases: Phrases, result: ToolResult): string[] {
  const sheet = new Sheet(result);
  const lines = sheet.kind('action').flatMap(({ id }) => {
    const at = sheet.find('at', 'current', id);
    return at ? [`\n${phrases.ledgerLine(ref(id), ref(at.id))}`] : [];
  });
  return lines.length === 0 ? [phrases.noLedger] : [phrases.ledger, ...lines];
}

const SETTINGS: ReadonlySet<string> = new Set([
  'bid',
  'budget',
  'name',
  'created',
  'removed',
  'enabled',
  'paused',
]);

/** What was changed on the platform and not through Adwright; nothing at all when `quiet` and there is none. */
export function tellOutside(phrases: Phrases, result: ToolResult, quiet = false): string[] {
  const sheet = new Sheet(result);
  const count = sheet.find('items', 'current', null);
  const lines = sheet.result.mentions.flatMap(({ id, state }) => {
    const at = sheet.find('at', 'current', id);
    if (!at) return [];
    const what = SETTINGS.has(state ?? '') ? (state as Happened) : 'other';
    const money = state === 'bid' || state === 'budget' ? state : null;
    const value = (side: 'from' | 'current') => {
      const fact = money ? sheet.find(money, side, id) : undefined;
      return fact ? ref(fact.id) : null;
    };
    const person = sheet.kind('person').find((mention) => mention.parent === id);
    const told = {
      from: value('from'),
      to: value('current'),
      at: ref(at.id),
      person: person ? ref(person.id) : null,
    };
    return [`\n${phrases.outsideLine({ entity: ref(id), what: phrases.happened[what], ...told })}`];
  });
  if (!count || lines.length === 0) return quiet ? [] : [phrases.noOutside];
  return [...(quiet ? ['\n'] : []), phrases.outside(ref(count.id)), ...lines];
}
