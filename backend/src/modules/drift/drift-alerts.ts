import { type Finding, microsToDecimal } from '@adwright/contracts';
import { dayIn, wallClock } from '../../platforms/zone.js';
import type { PlatformChange } from './platform-change.js';

export const OUTSIDE_CHANGE = 'outside_change';

/** More entities than this in one sync are one alert: a bulk edit is one thing to look at. */
const MOST_SINGLE = 5;
/** Older changes are history, not news. */
export const NEWS_DAYS = 7;
/** A budget or bid raised by more than this may cost money at once. */
const STEEP = 1.3;

const moneyFields = new Set(['status', 'budget', 'bid']);
const nouns: Record<PlatformChange['level'], string> = {
  campaign: 'Campaign',
  ad_group: 'Ad group',
  ad: 'Ad',
  keyword: 'Keyword',
};

export interface AlertAccount {
  readonly externalId: string;
  readonly currency: string;
  readonly timeZone: string;
}

function value(field: string, text: string | null, currency: string): string {
  if (text === null) return 'unknown';
  return field === 'budget' || field === 'bid' ? `${microsToDecimal(BigInt(text))} ${currency}` : text;
}

/** Whether money may flow otherwise now: a setting that rules it, or a whole campaign that came or went. */
export function concernsMoney(change: PlatformChange): boolean {
  if (change.operation === 'created') return change.level === 'campaign';
  return change.changes.some(({ field }) => moneyFields.has(field));
}

function severityOf(change: PlatformChange): number {
  if (change.operation !== 'changed') return 5;
  const steep = change.changes.some(
    ({ field, from, to }) =>
      (field === 'budget' || field === 'bid') &&
      from !== null &&
      to !== null &&
      Number(to) > STEEP * Number(from),
  );
  if (steep) return 7;
  return change.changes.some(({ field }) => field === 'budget') ? 6 : 4;
}

function whatOf(change: PlatformChange, currency: string): string {
  if (change.operation !== 'changed') return change.operation;
  return change.changes
    .filter(({ field }) => moneyFields.has(field))
    .map(
      ({ field, from, to }) =>
        `${field} from ${value(field, from, currency)} to ${value(field, to, currency)}`,
    )
    .join(', ');
}

function titleOf(change: PlatformChange): string {
  if (change.operation !== 'changed')
    return `${nouns[change.level]} ${change.operation} outside Adwright: ${change.entityName}`;
  const fields = change.changes.map(({ field }) => field).filter((field) => moneyFields.has(field));
  const [first = '', ...more] = fields;
  const named = [first.charAt(0).toUpperCase() + first.slice(1), ...more].join(' and ');
  return `${named} changed outside Adwright: ${change.entityName}`;
}

function single(change: PlatformChange, account: AlertAccount): Finding {
  const { currency, timeZone } = account;
  const who = change.author ?? 'Somebody the platform does not name';
  const using = change.client === null ? '' : ` with ${change.client}`;
  const when = `${wallClock(change.at, timeZone).slice(0, 16)} (${timeZone})`;
  const what =
    change.operation === 'changed' ? `changed ${whatOf(change, currency)}` : `${change.operation} it`;
  return {
    kind: OUTSIDE_CHANGE,
    severity: severityOf(change),
    title: titleOf(change).slice(0, 200),
    detail:
      `${who} ${what}${using} on ${when}. If that was not agreed, change it back on the platform.`.slice(
        0,
        2000,
      ),
    target: { level: change.level, externalId: change.externalId, name: change.entityName },
    date: dayIn(change.at, timeZone),
    evidence: [],
  };
}

function together(changes: readonly PlatformChange[], account: AlertAccount): Finding {
  const authors = [
    ...new Set(changes.map((change) => change.author ?? 'somebody the platform does not name')),
  ];
  const entities = new Set(changes.map((change) => `${change.level} ${change.externalId}`)).size;
  const [first] = changes;
  return {
    kind: OUTSIDE_CHANGE,
    severity: Math.max(...changes.map(severityOf)),
    title: `${entities} campaigns, ad groups, ads or keywords changed outside Adwright`,
    detail: `By ${authors.slice(0, 5).join(', ')}${authors.length > 5 ? ' and others' : ''}. The account’s page lists each change.`,
    target: { level: 'account', externalId: account.externalId, name: '' },
    date: dayIn(changes.at(-1)?.at ?? first?.at ?? new Date(0), account.timeZone),
    evidence: [],
  };
}

/** Alerts for new outside changes that concern money: one an entity, the newest change speaks. */
export function driftAlerts(changes: readonly PlatformChange[], account: AlertAccount): Finding[] {
  const newest = new Map<string, PlatformChange>();
  for (const change of changes.filter(concernsMoney))
    newest.set(`${change.level} ${change.externalId}`, change);
  if (newest.size === 0) return [];
  if (newest.size > MOST_SINGLE) return [together([...newest.values()], account)];
  return [...newest.values()].map((change) => single(change, account));
}
