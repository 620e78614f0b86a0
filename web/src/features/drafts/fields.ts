import {
  type AdPlatform,
  type BudgetSlot,
  type CampaignDraft,
  type DraftValues,
  decimalToMicros,
  microsToDecimal,
  type SlotName,
  textLimits,
} from '@adwright/contracts';
import { label, t } from '../../shared/messages/message.js';
import { type FieldSpec, fits, linesOf, wrong } from './field-spec.js';
import { readKeyword, readPlace, writeKeyword, writePlace } from './text-notation.js';

const choices = (group: string, values: readonly string[]) =>
  values.map((value) => ({ value, label: label(group, value) }));

function words(slot: 'business' | 'offer' | 'name' | 'landingPage', sentence: string): FieldSpec {
  const name = label('draft.slot', slot);
  return {
    id: slot,
    label: name,
    slots: [slot],
    inputs: () => [{ key: 'text', kind: 'text', label: name }],
    toForm: ({ slots }) => ({ text: slots[slot].value ?? '' }),
    fromForm: ({ text = '' }) => {
      if (text.trim() === '') return {};
      return fits(slot, text) ? { [slot]: text.trim() } : wrong(sentence);
    },
    clear: ({ text = '' }) => (text.trim() === '' ? [slot] : []),
  };
}

function day(slot: 'startDate' | 'endDate', open: 'now' | 'none'): FieldSpec {
  const name = label('draft.slot', slot);
  return {
    id: slot,
    label: name,
    slots: [slot],
    inputs: () => [{ key: 'day', kind: 'date', label: name, hint: label('draft.hint', slot) }],
    toForm: ({ slots }) => ({ day: slots[slot].value === open ? '' : (slots[slot].value ?? '') }),
    fromForm: ({ day: text = '' }) => {
      const value = text === '' ? open : text;
      return fits(slot, value) ? { [slot]: value } : wrong(t('draft.wrong.date'));
    },
  };
}

function accountChoice(draft: CampaignDraft, platform: AdPlatform) {
  const open = draft.accounts.filter((account) => account.platform === platform && account.canCreate);
  const many = new Set(open.map(({ clientId }) => clientId)).size > 1;
  return [
    { value: '', label: label('draft.account', `not_${platform}`) },
    ...open.map(({ id, name, currency, clientName }) => ({
      value: id,
      label: `${name} (${currency})${many ? `, ${clientName}` : ''}`,
    })),
  ];
}

const chosen = (draft: CampaignDraft, platform: AdPlatform) =>
  draft.accounts.find(
    (account) => account.platform === platform && draft.slots.accounts.value?.includes(account.id),
  )?.id ?? '';

const accounts: FieldSpec = {
  id: 'accounts',
  label: t('draft.slot.accounts'),
  slots: ['accounts', 'platforms', 'googleShare'],
  inputs: (draft) => [
    {
      key: 'google',
      kind: 'choice',
      label: t('draft.account.google'),
      options: accountChoice(draft, 'google'),
    },
    { key: 'meta', kind: 'choice', label: t('draft.account.meta'), options: accountChoice(draft, 'meta') },
    { key: 'share', kind: 'text', label: t('draft.slot.googleShare'), hint: t('draft.hint.share') },
  ],
  toForm: (draft) => ({
    google: chosen(draft, 'google'),
    meta: chosen(draft, 'meta'),
    share: String(draft.slots.googleShare.value ?? 50),
  }),
  fromForm: ({ google = '', meta = '', share = '50' }) => {
    const ids = [google, meta].filter((id) => id !== '');
    if (ids.length === 0) return wrong(t('draft.wrong.account'));
    const platforms: AdPlatform[] = [
      ...(google ? ['google' as const] : []),
      ...(meta ? ['meta' as const] : []),
    ];
    const googleShare = Number(share);
    if (platforms.length === 2 && !fits('googleShare', googleShare)) return wrong(t('draft.wrong.share'));
    return { accounts: ids, platforms, ...(platforms.length === 2 ? { googleShare } : {}) };
  },
};

const periods = ['day', 'week', 'month', 'total'] as const;
const budget: FieldSpec = {
  id: 'budget',
  label: t('draft.slot.budget'),
  slots: ['budget'],
  inputs: (draft) => [
    { key: 'amount', kind: 'text', label: t('draft.budget.amount'), hint: t('draft.hint.amount') },
    {
      key: 'currency',
      kind: 'choice',
      label: t('draft.budget.currency'),
      options: [...new Set(draft.accounts.map(({ currency }) => currency))].map((code) => ({
        value: code,
        label: code,
      })),
    },
    {
      key: 'period',
      kind: 'choice',
      label: t('draft.budget.period'),
      options: choices('draft.period', periods),
    },
  ],
  toForm: (draft) => {
    const { value } = draft.slots.budget;
    const account =
      draft.accounts.find(({ id }) => draft.slots.accounts.value?.includes(id)) ?? draft.accounts[0];
    return {
      amount: value ? microsToDecimal(BigInt(value.micros)) : '',
      currency: value?.currency ?? account?.currency ?? '',
      period: value?.period ?? 'day',
    };
  },
  fromForm: ({ amount = '', currency = '', period }) => {
    // One plain way of writing, so that a comma is never read as something it is not.
    if (!/^\d{1,9}(?:\.\d{1,2})?$/.test(amount.trim())) return wrong(t('draft.wrong.amount'));
    const value: BudgetSlot = {
      micros: decimalToMicros(amount).toString(),
      currency,
      period: periods.find((one) => one === period) ?? 'day',
    };
    return fits('budget', value) ? { budget: value } : wrong(t('draft.wrong.amount'));
  },
};

const places: FieldSpec = {
  id: 'places',
  label: t('draft.slot.places'),
  slots: ['places'],
  inputs: () => [
    { key: 'places', kind: 'lines', label: t('draft.slot.places'), hint: t('draft.hint.places') },
  ],
  toForm: ({ slots }) => ({ places: (slots.places.value ?? []).map(writePlace).join('\n') }),
  fromForm: (form) => {
    const read = linesOf(form.places).map(readPlace);
    const known = read.filter((place) => place !== null);
    return known.length === read.length && fits('places', known)
      ? { places: known }
      : wrong(t('draft.wrong.places'));
  },
};

const audience: FieldSpec = {
  id: 'audience',
  label: t('draft.slot.audience'),
  slots: ['gender', 'ages', 'languages'],
  inputs: () => [
    {
      key: 'gender',
      kind: 'choice',
      label: t('draft.slot.gender'),
      options: choices('draft.gender', ['all', 'women', 'men']),
    },
    { key: 'min', kind: 'text', label: t('draft.audience.min') },
    { key: 'max', kind: 'text', label: t('draft.audience.max') },
    { key: 'languages', kind: 'text', label: t('draft.slot.languages'), hint: t('draft.hint.languages') },
  ],
  toForm: ({ slots }) => ({
    gender: slots.gender.value ?? 'all',
    min: slots.ages.value?.min?.toString() ?? '',
    max: slots.ages.value?.max?.toString() ?? '',
    languages: (slots.languages.value ?? []).join(', '),
  }),
  fromForm: ({ gender = 'all', min = '', max = '', languages = '' }) => {
    const age = (text: string) => (text.trim() === '' ? null : Number(text));
    const codes = languages
      .split(/[\s,]+/)
      .filter((code) => code !== '')
      .map((code) => code.toLowerCase());
    const values = { gender, ages: { min: age(min), max: age(max) }, languages: codes };
    if (!fits('gender', values.gender) || !fits('ages', values.ages)) return wrong(t('draft.wrong.ages'));
    return fits('languages', codes) ? (values as Partial<DraftValues>) : wrong(t('draft.wrong.languages'));
  },
};

const objective: FieldSpec = {
  id: 'objective',
  label: t('draft.slot.objective'),
  slots: ['objective'],
  inputs: () => [
    {
      key: 'objective',
      kind: 'choice',
      label: t('draft.slot.objective'),
      options: choices('draft.objective', ['leads', 'sales', 'traffic', 'awareness', 'engagement']),
    },
  ],
  toForm: ({ slots }) => ({ objective: slots.objective.value ?? 'traffic' }),
  fromForm: (form) =>
    fits('objective', form.objective) ? { objective: form.objective } : wrong(t('draft.wrong.text')),
};

function keywords(slot: 'keywords' | 'negatives'): FieldSpec {
  const name = label('draft.slot', slot);
  return {
    id: slot,
    label: name,
    slots: [slot],
    inputs: () => [{ key: 'lines', kind: 'lines', label: name, hint: t('draft.hint.keywords') }],
    toForm: ({ slots }) => ({ lines: (slots[slot].value ?? []).map(writeKeyword).join('\n') }),
    fromForm: (form) => {
      const list = linesOf(form.lines).map(readKeyword);
      return fits(slot, list) ? { [slot]: list } : wrong(t('draft.wrong.keywords'));
    },
  };
}

function texts(slot: 'googleTexts' | 'metaTexts', platform: AdPlatform): FieldSpec {
  return {
    id: slot,
    label: label('draft.slot', slot),
    slots: [slot],
    inputs: () => [
      {
        key: 'headlines',
        kind: 'lines',
        label: t('draft.texts.headlines'),
        hint: t('draft.hint.lines'),
        limit: textLimits[platform].headlines,
      },
      {
        key: 'descriptions',
        kind: 'lines',
        label: platform === 'meta' ? t('draft.texts.primary') : t('draft.texts.descriptions'),
        hint: t('draft.hint.lines'),
        limit: textLimits[platform].descriptions,
      },
    ],
    toForm: ({ slots }) => ({
      headlines: (slots[slot].value?.headlines ?? []).join('\n'),
      descriptions: (slots[slot].value?.descriptions ?? []).join('\n'),
    }),
    fromForm: (form) => {
      const value = { headlines: linesOf(form.headlines), descriptions: linesOf(form.descriptions) };
      return fits(slot, value) ? { [slot]: value } : wrong(t('draft.wrong.text'));
    },
  };
}

export interface FieldGroup {
  readonly title: string;
  readonly fields: readonly FieldSpec[];
  /** Shown only when this platform is planned. */
  readonly platform?: AdPlatform;
}

/** The editor's lines, in the order a campaign is thought about. */
export const fieldGroups: readonly FieldGroup[] = [
  { title: t('draft.group.money'), fields: [accounts, budget] },
  { title: t('draft.group.plan'), fields: [places, day('startDate', 'now'), day('endDate', 'none')] },
  {
    title: t('draft.group.what'),
    fields: [
      words('business', t('draft.wrong.text')),
      words('offer', t('draft.wrong.text')),
      objective,
      words('landingPage', t('draft.wrong.page')),
      audience,
      words('name', t('draft.wrong.text')),
    ],
  },
  {
    title: t('draft.group.google'),
    platform: 'google',
    fields: [texts('googleTexts', 'google'), keywords('keywords'), keywords('negatives')],
  },
  { title: t('draft.group.meta'), platform: 'meta', fields: [texts('metaTexts', 'meta')] },
];

/** True for a slot nobody wrote anything into. */
export function isEmpty(draft: CampaignDraft, slots: readonly SlotName[]): boolean {
  return slots.every((slot) => draft.slots[slot].value === null);
}
