import { readActions } from './actions-json.js';
import { cellText, isMissing } from './cells.js';
import type { Column } from './column.js';
import { foldText } from './header-text.js';
import type { ConversionSource, TableRow } from './types.js';

/** What may stand for conversions by default, best first; the account's goal replaces it later (DECISIONS 12). */
const PREFERRED: readonly string[] = [
  'purchase',
  'omni_purchase',
  'website_purchase',
  'offsite_conversion.fb_pixel_purchase',
  'meta_purchase',
  'app_purchase',
  'lead',
  'website_lead',
  'onsite_lead',
  'onsite_conversion.lead_grouped',
  'offsite_conversion.fb_pixel_lead',
  'complete_registration',
  'offsite_conversion.fb_pixel_complete_registration',
  'subscribe',
  'approved_conversion',
  'app_install',
  'mobile_app_install',
  'messaging_conversation_started',
  'onsite_conversion.messaging_conversation_started_7d',
  'contact',
  'initiate_checkout',
];

/** Results that are delivery or attention, not conversions: their counts must not become conversions. */
const NOT_A_CONVERSION =
  /reach|impression|link click|landing page|video|thruplay|engagement|like|recall|profile|reichweite|klick|aufruf|interaktion|interaction|couverture|portee|clic|vue|alcance|clique|visualiza|visita|reproduc|interacc|engajamento/;

/** A result type such as `actions:onsite_conversion.lead_grouped` without its prefix. */
export function resultAction(text: string): string {
  return text.trim().replace(/^actions:/, '');
}

/** False for results that count delivery or attention (`reach`, `actions:link_click`). */
export function isConversionResult(resultType: string): boolean {
  return !NOT_A_CONVERSION.test(foldText(resultType));
}

export type ConversionPlan = {
  /** Column whose number becomes conversions; null when it comes from an actions array, or from nowhere. */
  readonly column: Column | null;
  /** Action type to take from the actions array when there is no column. */
  readonly arrayAction: string | null;
  readonly valueColumn: Column | null;
  readonly resultType: Column | null;
  readonly source: ConversionSource | null;
};

/** Chooses the one figure that is shown as conversions, and the value that belongs to it. Overlapping ones are not added. */
export function planConversions(columns: readonly Column[], rows: readonly TableRow[]): ConversionPlan {
  const resultType = columns.find((column) => column.role === 'result_type') ?? null;
  const plain = defaultWindow(columns);
  const conversions = plain.find((column) => column.role === 'conversions');
  const results = plain.find((column) => column.role === 'results');
  const actions = PREFERRED.flatMap((name) =>
    plain.filter((column) => column.role === 'action' && column.name === name),
  );
  const filled = actions.find((column) => rows.some((row) => !isMissing(cellText(row.cells[column.index]))));
  const action = filled ?? actions[0];
  const countsResults =
    results !== undefined && (resultType ? someConversions(rows, resultType) : action === undefined);
  const column = conversions ?? (countsResults ? results : undefined) ?? action ?? null;
  const arrayAction = column ? null : arrayActionOf(columns, rows);
  const name = column
    ? column.role === 'action'
      ? (column.name ?? 'conversions')
      : column.role
    : arrayAction;
  const alternatives = [conversions, results, ...actions].filter(
    (item) => item !== undefined && item !== column,
  );
  return {
    column,
    arrayAction,
    valueColumn: planValue(plain, name),
    resultType,
    source: name
      ? {
          header: column?.header ?? null,
          action: name,
          alternatives: alternatives.map((item) => item?.header ?? ''),
        }
      : null,
  };
}

/** Attribution windows in the order in which one of them may stand for the default, which is not in the file. */
const WINDOWS: readonly (string | null)[] = [null, '7d_click', '28d_click', '1d_click', '1d_view'];
const COUNTED: ReadonlySet<string> = new Set(['conversions', 'results', 'action']);

/** The columns of the default window; of the widest one when every conversion column names its window. */
function defaultWindow(columns: readonly Column[]): Column[] {
  const counted = columns.filter((column) => COUNTED.has(column.role));
  const window = WINDOWS.find((item) => counted.some((column) => column.window === item)) ?? null;
  return columns.filter(
    (column) => column.window === (COUNTED.has(column.role) || column.window ? window : null),
  );
}

function someConversions(rows: readonly TableRow[], resultType: Column): boolean {
  const types = rows
    .map((row) => cellText(row.cells[resultType.index]).trim())
    .filter((text) => !isMissing(text));
  return types.length === 0 || types.some(isConversionResult);
}

function arrayActionOf(columns: readonly Column[], rows: readonly TableRow[]): string | null {
  const column = columns.find((item) => item.role === 'actions_json');
  if (!column) return null;
  const present = new Set<string>();
  for (const row of rows) {
    for (const entry of readActions(cellText(row.cells[column.index]))) present.add(entry.action);
  }
  return PREFERRED.find((name) => present.has(name)) ?? null;
}

function planValue(columns: readonly Column[], name: string | null): Column | null {
  const value = (action: string | null) =>
    columns.find((column) => column.role === 'action_value' && column.name === action) ?? null;
  return (
    value(name) ??
    columns.find((column) => column.role === 'conversion_value') ??
    value('results') ??
    value('purchase') ??
    value('website_purchase') ??
    null
  );
}
