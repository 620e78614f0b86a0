import type { CampaignDraft, DraftFault, DraftLimitation } from '@adwright/contracts';
import { formatDate } from '../../shared/format/date.js';
import { formatMoney } from '../../shared/format/money.js';
import { formatCount, formatPercent } from '../../shared/format/number.js';
import { label, t } from '../../shared/messages/message.js';
import type { FieldSpec } from './field-spec.js';

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' });
const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

function accountsText({ slots, accounts }: CampaignDraft): string[] {
  const chosen = accounts.filter(({ id }) => slots.accounts.value?.includes(id));
  const both = chosen.length === 2 && slots.googleShare.value !== null;
  return [
    ...chosen.map(({ platform, name, currency }) => `${label('platform', platform)}: ${name} (${currency})`),
    ...(both ? [t('draft.share', { percent: formatPercent(slots.googleShare.value ?? 50) })] : []),
  ];
}

function budgetText({ slots, daily }: CampaignDraft): string[] {
  const budget = slots.budget.value;
  if (!budget) return [];
  const said = `${formatMoney(budget.micros, budget.currency)} ${label('draft.period', budget.period)}`;
  if (!daily || budget.period === 'day') return [said];
  const params = {
    amount: formatMoney(daily.micros, budget.currency),
    days: formatCount(daily.dividedBy),
  };
  return [said, daily.rounded ? t('draft.daily.rounded', params) : t('draft.daily', params)];
}

function audienceText({ slots }: CampaignDraft): string[] {
  const ages = slots.ages.value;
  const min = ages?.min?.toString() ?? null;
  const max = ages?.max?.toString() ?? null;
  const agesText =
    min && max
      ? t('draft.ages.range', { min, max })
      : min
        ? t('draft.ages.min', { min })
        : max
          ? t('draft.ages.max', { max })
          : null;
  const languages = slots.languages.value ?? [];
  return [
    [
      label('draft.gender', slots.gender.value ?? 'all'),
      ...(agesText === null ? [] : [agesText]),
      ...(languages.length === 0 ? [] : [languages.map((code) => languageNames.of(code) ?? code).join(', ')]),
    ].join(', '),
  ];
}

/** A field's value as lines of text; empty while nothing is known. */
export function fieldText(field: FieldSpec, draft: CampaignDraft): string[] {
  const { slots } = draft;
  switch (field.id) {
    case 'accounts':
      return accountsText(draft);
    case 'budget':
      return budgetText(draft);
    case 'places':
      return (slots.places.value ?? []).map(({ kind, name, country }) => {
        const land = countryNames.of(country) ?? country;
        return kind === 'country' ? land : `${name}, ${land}`;
      });
    case 'startDate': {
      const start = slots.startDate.value;
      return start === null ? [] : [start === 'now' ? t('draft.start.now') : formatDate(start)];
    }
    case 'endDate': {
      const end = slots.endDate.value;
      return end === null ? [] : [end === 'none' ? t('draft.end.none') : formatDate(end)];
    }
    case 'audience':
      return audienceText(draft);
    case 'objective':
      return slots.objective.value === null ? [] : [label('draft.objective', slots.objective.value)];
    case 'business':
    case 'offer':
    case 'name':
    case 'landingPage':
      return slots[field.id].value === null ? [] : [slots[field.id].value ?? ''];
    case 'keywords':
    case 'negatives':
      return (slots[field.id].value ?? []).map(
        ({ text, matchType }) => `${text} (${label('match', matchType).toLowerCase()})`,
      );
    default:
      return [];
  }
}

/** What a platform cannot carry, as a sentence. */
export function limitSentence({ code, params }: DraftLimitation): string {
  const country =
    params.country === undefined ? {} : { country: countryNames.of(params.country) ?? params.country };
  return filled(label('draft.limit', code), { ...params, ...country });
}

function filled(template: string, params: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
}

/** What stands in the way of publishing, as a sentence beside its field. */
export function faultSentence({ code, params }: DraftFault): string {
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, text]) => [
      name,
      /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDate(text) : text,
    ]),
  );
  return filled(label('draft.fault', code), shown);
}

/** What the button will do: "Create 2 paused campaigns, 28.57 EUR a day". */
export function publishText({ campaigns }: CampaignDraft): string {
  const total = campaigns.reduce((sum, { dailyBudgetMicros }) => sum + BigInt(dailyBudgetMicros), 0n);
  const amount = formatMoney(total.toString(), campaigns[0]?.currency ?? '');
  return campaigns.length === 1
    ? t('draft.publish.one', { amount })
    : t('draft.publish.other', { count: campaigns.length, amount });
}
