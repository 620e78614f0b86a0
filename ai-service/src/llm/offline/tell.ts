import type { ToolResult } from '@adwright/contracts';
import type { NamedMeasure, Phrases } from './phrases/phrases.js';
import { ref, Sheet } from './sheet.js';

/** Above this share of the daily budget a campaign is ahead of its pace. */
const AHEAD = 1.1;
const SHOWN_NEAR = 3;

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

export function tellRanking(phrases: Phrases, measure: NamedMeasure, result: ToolResult): string[] {
  const sheet = new Sheet(result);
  const ranked = sheet.result.mentions.filter((mention) => sheet.of(mention.id, 'current').length > 0);
  if (ranked.length === 0) return [phrases.noData];
  return [
    ...windowLine(phrases, sheet),
    // Days are told in their own order, whatever they were asked by.
    ...(ranked[0]?.kind === 'day' ? [] : [phrases.rankedBy(phrases.measures[measure])]),
    ...ranked.map((mention) => `\n${phrases.ranked(ref(mention.id), list(phrases, sheet, mention.id))}`),
    ...(sheet.has('cut') ? ['\n', phrases.more] : []),
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
