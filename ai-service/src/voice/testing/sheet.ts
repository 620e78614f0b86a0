import type { VoiceFact, VoiceSheet } from '@adwright/contracts';

const DOCUMENT = '00000000-0000-4000-8000-000000000001';

function fact(at: number, key: string, unit: VoiceFact['unit'], value: string): VoiceFact {
  return { id: `c1.f${at}`, key, label: key, unit, value, currency: unit === 'micros' ? 'EUR' : null };
}

const KEYS: readonly (readonly [string, VoiceFact['unit'], string])[] = [
  ['budget_loss', 'ratio', '0.3'],
  ['budget_used', 'ratio', '0.98'],
  ['click_rate_fall', 'ratio', '0.4'],
  ['click_rate_fall.needed', 'ratio', '0.25'],
  ['spend_of_budget', 'ratio', '1.3'],
  ['days_above_budget', 'count', '6'],
  ['month_of_budget', 'ratio', '1.2'],
  ['conversions_expected', 'decimal', '4.2'],
  ['before', 'micros', '40000000'],
  ['after', 'micros', '48000000'],
  ['from', 'date', '2026-11-01'],
  ['to', 'date', '2026-11-19'],
  ['impact_low.gain', 'decimal', '2'],
  ['impact_high.gain', 'decimal', '5'],
  ['own.cpa', 'micros', '9000000'],
  ['others.cpa', 'micros', '15000000'],
  ['own.ctr', 'percent', '4'],
  ['others.ctr', 'percent', '2'],
  ['own.clicks', 'count', '300'],
  ['own.cost', 'micros', '90000000'],
];

export function passage(at: number, text: string): VoiceSheet['citations'][number] {
  const place = { documentId: DOCUMENT, documentTitle: 'Handbook', chunkId: `k${at}`, ordinal: at };
  return { id: `c1.e${at}`, ...place, heading: null, text, deleted: false };
}

/** A sheet with every fact that set phrases refer to, with parts replaced. */
export function sheetWith(parts: Partial<VoiceSheet> = {}): VoiceSheet {
  return {
    rule: 'budget_limited_winner',
    direction: 'raise',
    risk: 'low',
    facts: KEYS.map(([key, unit, value], index) => fact(index + 1, key, unit, value)),
    mentions: [
      { id: 'c1.m1', kind: 'campaign', entityId: null, name: 'Hiking boots', parent: null, state: null },
    ],
    citations: [],
    ...parts,
  };
}
