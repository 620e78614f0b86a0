import { describe, expect, it } from 'vitest';
import { encoded, lines, parsed, utf8, utf16 } from './testing/files.js';

const HEADER = 'Day,Campaign,Currency code,Impr.,Clicks,Cost';

/** Quotes a cell as RFC 4180 does. */
const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

describe('hostile and damaged exports', () => {
  it('reports bad rows by line and column and takes the good ones', async () => {
    const file = lines(
      HEADER,
      '2026-01-01,A,EUR,100,1,1.00',
      '2026-13-01,B,EUR,100,1,1.00',
      '2026-01-02,"two\nlines",EUR,many,1,1.00',
      '2026-01-02,C,EUR,100,1,twelve',
      '2026-01-02,D,EUR,-5,1.5,1.00',
      '2026-01-02,E,EUR,100,1,1.00,surplus',
      '2026-01-02,F,EUR',
      '2026-01-03,"G" broken,EUR,100,1,1.00',
      '2026-01-03,"H""s",EUR,100,1,5%',
      '2026-01-04,I,EUR,100,1,(2.50)',
    );
    const result = await parsed(utf8(file));
    expect(result.rowCounts).toEqual({ read: 10, accepted: 2, rejected: 8 });
    expect(result.totals[0]).toMatchObject({ impressions: 200, costMicros: -1_500_000n });
    expect(result.errors.map((error) => [error.line, error.column])).toEqual([
      [3, 'Day'],
      [4, 'Impr.'],
      [6, 'Cost'],
      [7, 'Impr.'],
      [7, 'Clicks'],
      [8, null],
      [9, null],
      [10, null],
      [11, 'Cost'],
    ]);
  });

  it('loses one line to a quote that is never closed, not the rest of the file', async () => {
    const result = await parsed(
      utf8(lines(HEADER, '2026-01-01,"oops,EUR,100,1,1.00', '2026-01-02,B,EUR,100,1,1.00')),
    );
    expect(result.rows.map((row) => row.entity.name)).toEqual(['B']);
    expect(result.errors[0]).toMatchObject({ line: 2, message: expect.stringContaining('never closed') });
  });

  const NAUGHTY = [
    "=cmd|' /C calc'!A0",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    '+1+1',
    '-2+3',
    '\t=1+1',
    "' OR 1=1 --",
    '<script>alert(1)</script>',
    '{{constructor.constructor("return process")()}}',
    '$(touch /tmp/x)',
    '../../etc/passwd%00',
    'Ω≈ç√∫˜µ≤≥÷ 田中さん 🏳0🌈️ ‏العربية',
    'Roses are \u001b[0;31mred\u001b[0m',
    '\ufeffnull',
    'null',
    'undefined',
    'NaN',
    '1/0',
    ' leading and trailing ',
    'a"b""c',
    'line\nbreak\r\nand\rmore',
    '__proto__',
    'constructor',
    '#DIV/0!',
    '(not set)',
    '\u202e\u0007x',
  ];

  it('keeps every name byte for byte, in UTF-8 and UTF-16', async () => {
    const rows = NAUGHTY.map((name) => `2026-01-01,${quote(name)},EUR,1,0,0.10`);
    for (const bytes of [
      utf8(lines(HEADER, ...rows)),
      utf16(lines(HEADER, ...rows)),
      utf16(lines(HEADER, ...rows).replaceAll(',', '\t')),
    ]) {
      const result = await parsed(bytes);
      const expected =
        bytes[0] === 0xff && result.source.delimiter === '\t'
          ? NAUGHTY.map((name) => name.replaceAll(',', '\t'))
          : NAUGHTY;
      expect(result.rows.map((row) => row.entity.name)).toEqual(expected);
      expect(result.totals[0]?.impressions).toBe(NAUGHTY.length);
    }
  });

  it('keeps prototype names harmless as breakdown values and headers', async () => {
    const result = await parsed(
      utf8(
        lines(
          'Day,Campaign,Device,__proto__,constructor,Currency code,Impr.,Cost',
          '2026-01-01,A,__proto__,x,y,EUR,1,0.10',
        ),
      ),
    );
    expect(result.rows[0]?.breakdown).toEqual({ device: '__proto__' });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('answers in time to cells made to stall a pattern', async () => {
    const evil = [
      `${'1,'.repeat(20_000)}x`,
      `${' '.repeat(50_000)}1`,
      `${'9'.repeat(50_000)}`,
      `${'a'.repeat(50_000)}!`,
      `${'1 '.repeat(30_000)}€`,
      `(${'('.repeat(40_000)}`,
    ];
    const rows = evil.map((text) => `${quote(text)},${quote(text)},EUR,${quote(text)},1,${quote(text)}`);
    const started = performance.now();
    const result = await parsed(utf8(lines(HEADER, '2026-01-01,A,EUR,100,1,1.00', ...rows)));
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(result.rowCounts).toEqual({ read: 7, accepted: 1, rejected: 6 });
  });

  it('gives the same rows and keys when read twice', async () => {
    const bytes = utf8(lines(HEADER, '2026-01-01,A,EUR,100,1,1.00', '2026-01-01,A,EUR,50,1,0.50'));
    const shape = async (): Promise<unknown[]> =>
      (await parsed(bytes)).rows.map((row) => [row.entity.key, row.periodStart, row.metrics]);
    expect(await shape()).toEqual(await shape());
  });

  it('skips the header where it is repeated, blank lines and closing notes', async () => {
    const result = await parsed(
      utf8(
        lines(
          'sep=,',
          HEADER,
          '2026-01-01,A,EUR,100,1,1.00',
          '',
          ',,,,,',
          HEADER,
          '2026-01-02,A,EUR,100,1,1.00',
          'Data may be delayed by up to 24 hours.',
        ),
      ),
    );
    expect(result.skipped).toEqual({ totals: 0, repeatedHeaders: 1, notes: 1 });
    expect(result.rowCounts).toEqual({ read: 2, accepted: 2, rejected: 0 });
    expect(result.rows[1]?.line).toBe(7);
  });

  it('reads classic Macintosh files: CR line ends and that encoding', async () => {
    const text = [
      'Tag;Kampagne;Währungscode;Impr.;Kosten',
      '01.01.2026;Prüfung Ökö;EUR;100;1,50',
      '02.01.2026;Prüfung Ökö;EUR;100;1,50',
    ].join('\r');
    const result = await parsed(encoded(text, 'macintosh'));
    expect(result.source.encoding).toBe('macintosh');
    expect(result.rows[0]).toMatchObject({ line: 2, entity: { name: 'Prüfung Ökö' } });
    expect(result.rows).toHaveLength(2);
  });

  it('rounds float noise to micros so that sums are right to the cent', async () => {
    const noise = ['1.429999948', '1.820000023', '1.25', '4.769999981', '589.84691149966693'];
    const result = await parsed(
      utf8(lines(HEADER, ...noise.map((cost, i) => `2026-01-0${i + 1},A,EUR,100,1,${cost}`))),
    );
    expect(result.rows.map((row) => row.metrics.costMicros)).toEqual([
      1_430_000n,
      1_820_000n,
      1_250_000n,
      4_770_000n,
      589_846_911n,
    ]);
  });

  it('takes missing for missing, never for zero', async () => {
    const result = await parsed(
      utf8(
        lines(
          `${HEADER},Conversions`,
          ...['', '--', ' --', 'NULL', 'NA', '#DIV/0!', '-', '< 10'].map(
            (gap, i) => `2026-01-0${i + 1},A,EUR,100,${gap},${gap},`,
          ),
        ),
      ),
    );
    for (const row of result.rows)
      expect(row.metrics).toMatchObject({ clicks: null, costMicros: null, conversions: null });
    expect(result.totals[0]).toMatchObject({
      impressions: 800,
      clicks: null,
      costMicros: null,
      conversions: null,
    });
  });

  it('reads a table whose lines were quoted once more as a whole', async () => {
    const inner = [HEADER, '2026-01-01,"A, B",EUR,"1,000",1,1.00', '2026-01-02,C,EUR,5,1,1.00'];
    const result = await parsed(utf8(lines(...inner.map(quote))));
    expect(result.rows.map((row) => [row.line, row.entity.name, row.metrics.impressions])).toEqual([
      [2, 'A, B', 1_000],
      [3, 'C', 5],
    ]);
  });

  it('takes a grand total over daily rows for one, though it carries the whole period', async () => {
    const result = await parsed(
      utf8(
        lines(
          'Reporting starts,Reporting ends,Campaign name,Impressions,Amount spent (EUR)',
          '2026-04-01,2026-04-02,,30,3.00',
          '2026-04-01,2026-04-01,A,10,1.00',
          '2026-04-02,2026-04-02,A,20,2.00',
        ),
      ),
    );
    expect(result).toMatchObject({ granularity: 'day', skipped: { totals: 1 } });
    expect(result.totals[0]?.costMicros).toBe(3_000_000n);
  });

  it('reports figures no account ever had', async () => {
    const result = await parsed(
      utf8(
        lines(
          HEADER,
          '2026-01-01,A,EUR,100,1,1.00',
          `2026-01-02,A,EUR,100,1,${'9'.repeat(25)}`,
          '2026-01-03,A,EUR,100,9e20,1.00',
        ),
      ),
    );
    expect(result.errors.map((error) => [error.line, error.column])).toEqual([
      [3, 'Cost'],
      [4, 'Clicks'],
    ]);
  });
});
