import { describe, expect, it } from 'vitest';
import { parsed, refused, utf8, type XlsxCell, xlsx, zip } from './testing/files.js';

const HEADER = [
  'Berichtsbeginn',
  'Berichtsende',
  'Tag',
  'Kampagnenname',
  'Impressionen',
  'Betrag ausgegeben (EUR)',
  'Klicks (alle)',
  'Käufe',
];

describe('workbooks', () => {
  it('reads dates stored as serial numbers, numbers with their stored decimals, errors and blanks', async () => {
    const rows: XlsxCell[][] = [
      HEADER,
      [null, null, null, null, 300, 12.35, 30, 3],
      [{ serial: 46113 }, { serial: 46113 }, { serial: 46113 }, ' Marke ', 100, 1.1, 10, 1],
      [{ serial: 46114 }, { serial: 46114 }, { serial: 46114 }, ' Marke ', 200, 11.25, 20, 2],
    ];
    const result = await parsed(
      xlsx({ 'Formatted Report': [['Werbebericht'], ['']], 'Raw Data Report': rows }),
      'report.xlsx',
    );
    expect(result.source).toMatchObject({ container: 'xlsx', sheet: 'Raw Data Report' });
    expect(result).toMatchObject({
      granularity: 'day',
      periodStart: '2026-04-01',
      periodEnd: '2026-04-02',
      level: 'campaign',
    });
    expect(result.totals[0]).toMatchObject({
      impressions: 300,
      costMicros: 12_350_000n,
      clicks: 30,
      conversions: '3',
    });
    expect(result.rows[0]).toMatchObject({ line: 3, entity: { name: ' Marke ' } });
  });

  it('reads text numbers of a workbook by the same rules, and serial dates that lost their format', async () => {
    const rows: XlsxCell[][] = [
      ['Tag', 'Kampagnenname', 'Impressionen', 'Betrag ausgegeben (EUR)', 'CTR (alle)'],
      [46113, 'A', '2.206', '1.234,56', { error: '#DIV/0!' }],
      [46114, 'B', '1.000', '7,00', 0.01],
    ];
    const result = await parsed(xlsx({ Sheet1: rows }), 'a.csv');
    expect(
      result.rows.map((row) => [row.periodStart, row.metrics.impressions, row.metrics.costMicros]),
    ).toEqual([
      ['2026-04-01', 2_206, 1_234_560_000n],
      ['2026-04-02', 1_000, 7_000_000n],
    ]);
  });

  it('reads 268 columns and reports a bad cell by its row and column', async () => {
    const extra = Array.from({ length: 260 }, (_, index) => `Kennzahl ${index}`);
    const wide = (cells: readonly XlsxCell[]): XlsxCell[] => [...cells, ...extra.map((_, index) => index)];
    const rows: XlsxCell[][] = [
      [...HEADER, ...extra],
      wide([null, null, { serial: 46113 }, 'A', 100, 1.1, 10, 1]),
      wide([null, null, { serial: 46114 }, 'A', 'viele', 1.1, 10, 1]),
    ];
    const result = await parsed(xlsx({ S: rows }));
    expect(result.columns).toHaveLength(268);
    expect(result.rowCounts).toEqual({ read: 2, accepted: 1, rejected: 1 });
    expect(result.errors).toEqual([{ line: 3, column: 'Impressionen', message: '"viele" is not a number' }]);
  });

  it('refuses what only looks like a workbook', async () => {
    expect(await refused(zip({ 'report.csv': 'Day,Cost\n' }), 'report.csv')).toMatchObject({
      code: 'not_a_table',
      message: expect.stringContaining('ZIP'),
    });
    expect(await refused(zip({ 'xl/workbook.xml': '<broken' }), 'report.xlsx')).toMatchObject({
      code: 'bad_xlsx',
    });
    const cut = xlsx({ S: [HEADER, [null, null, 46113, 'A', 1, 1, 1, 1]] });
    expect(await refused(cut.subarray(0, cut.length - 30), 'report.xlsx')).toMatchObject({
      code: 'bad_xlsx',
    });
    expect((await refused(utf8('PK'), 'report.xlsx')).status).toBe('refused');
  });

  it('refuses a workbook that claims to unpack to gigabytes before unpacking anything', async () => {
    const bomb = Buffer.from(xlsx({ S: [HEADER, [null]] }));
    const entry = bomb.indexOf(Buffer.from('504b0102', 'hex'));
    bomb.writeUInt32LE(0xf0000000, entry + 24);
    expect(await refused(bomb, 'bomb.xlsx')).toMatchObject({ code: 'too_large' });
  });
});
