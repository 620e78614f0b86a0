import type { Import } from '@adwright/contracts';
import { uuid } from './suggestion.js';

const totals = {
  impressions: 213_434_828,
  clicks: 38_165,
  costMicros: '58705230000',
  conversions: 1079,
  conversionValueMicros: null,
};

/** A read export with one bad row, with parts replaced. */
export function importWith(parts: Partial<Import> = {}): Import {
  return {
    id: uuid(5),
    state: 'done',
    adAccountId: uuid(20),
    fileName: 'export.csv',
    platform: 'meta',
    level: 'ad',
    breakdown: '',
    granularity: 'day',
    currency: 'USD',
    timeZone: 'America/New_York',
    periodStart: '2026-06-01',
    periodEnd: '2026-06-30',
    exportedAt: null,
    columns: [{ index: 0, header: 'Day', role: 'date', unit: null, note: null, samples: ['03/04/2026'] }],
    rows: { read: 1144, accepted: 1143, rejected: 1 },
    changed: { added: 0, restated: 0, unchanged: 0, older: 0 },
    errors: [{ line: 218, column: 'Amount spent', message: '“n/a” is not an amount.' }],
    warnings: [],
    totals,
    totalsByCurrency: [{ ...totals, currency: 'USD' }],
    sample: [],
    error: null,
    createdAt: '2026-11-20T09:00:00.000Z',
    ...parts,
  };
}
