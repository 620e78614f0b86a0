import { describe, expect, it } from 'vitest';
import { lines, parsed, utf8 } from './testing/files.js';
import { totalLabel } from './total-label.js';

const HEADER = 'Day,Campaign name,Gender,Impressions,Amount spent (USD)';

describe('totals among rows with a breakdown', () => {
  it('keeps a real row of an unknown value, though it equals another row', async () => {
    const result = await parsed(
      utf8(lines(HEADER, '2026-04-01,A,male,1,0.01', '2026-04-01,A,,1,0.01', ',,,2,0.02')),
    );
    expect(result.rows.map((row) => row.breakdown)).toEqual([{ gender: 'male' }, { gender: '' }]);
    expect(result.skipped.totals).toBe(1);
    expect(result.errors).toEqual([]);
  });

  it('leaves out subtotals per campaign, also of a campaign with one row', async () => {
    const file = lines(
      HEADER,
      ',,,35,3.50',
      '2026-04-01,A,,30,3.00',
      '2026-04-01,A,male,10,1.00',
      '2026-04-01,A,female,20,2.00',
      '2026-04-01,B,,5,0.50',
      '2026-04-01,B,male,5,0.50',
    );
    const result = await parsed(utf8(file));
    expect(result.totals[0]).toMatchObject({ impressions: 35, costMicros: 3_500_000n });
    expect(result.skipped.totals).toBe(3);
  });

  it('allows for rounded rows in the money of a total, not in its counts', async () => {
    const rows = ['2026-04-01,A,male,10,0.33', '2026-04-01,A,female,10,0.33', '2026-04-01,A,unknown,10,0.33'];
    const rounded = await parsed(utf8(lines(HEADER, ',,,30,1.00', ...rows)));
    expect(rounded.skipped.totals).toBe(1);
    const off = await parsed(utf8(lines(HEADER, ',,,31,1.00', ...rows)));
    expect(off.errors).toEqual([expect.objectContaining({ line: 2 })]);
  });
});

describe('totalLabel', () => {
  it.each([
    ['Total: Account', 'proof'],
    ['Total: Filtered campaigns', 'proof'],
    ['Gesamt: Konto', 'proof'],
    ['Total : compte', 'proof'],
    ['Total\u00a0: campagnes', 'proof'],
    ['Total: Conta', 'proof'],
    ['Results from 12 campaigns', 'proof'],
    ['Ergebnisse aus 3 Kampagnen', 'proof'],
    ['Résultats de 3 campagnes', 'proof'],
    ['Resultados de 3 anuncios', 'proof'],
    ['Total', 'hint'],
    ['Grand total', 'hint'],
    ['Gesamt', 'hint'],
    ['Total - all campaigns', 'hint'],
    ['Resultados totales', 'hint'],
    ['Media', 'hint'],
    ['Total Body Workout', null],
    ['Gesamtpaket Brand', null],
    ['Totally', null],
    ['Media Markt', null],
    ['Summer', null],
    ['', null],
  ])('%s: %s', (text, expected) => {
    expect(totalLabel(text)).toBe(expected);
  });
});
