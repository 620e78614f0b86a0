import { describe, expect, it } from 'vitest';
import { parseCsvStrict, readExport } from '../../../backend/src/modules/files/reader/index.js';
import { sharedFile, sharedFiles, sharedPresent } from './config/shared.js';

const text = (...path: string[]): string => Buffer.from(sharedFile(...path)).toString('utf8');

/** Truth files hold arrays of rows, or objects of one row each under its header. */
function truthOf(json: string): { rows: string[][] | null; objects: Record<string, string>[] | null } {
  const truth = JSON.parse(json) as (string[] | Record<string, string>)[];
  const rows = truth.every(Array.isArray) && truth.length > 0;
  return rows
    ? { rows: truth as string[][], objects: null }
    : { rows: null, objects: truth as Record<string, string>[] };
}

function check(csv: string, json: string): void {
  const { rows, objects } = truthOf(json);
  const table = parseCsvStrict(csv);
  if (rows) {
    expect(table).toEqual(rows);
    return;
  }
  const [header = [], ...body] = table;
  expect(body.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index]])))).toEqual(
    objects,
  );
}

describe.runIf(sharedPresent)('adv_csv_torture', () => {
  const spectrum = sharedPresent ? sharedFiles('adv_csv_torture', 'csv-spectrum', 'csvs') : [];
  const valid = sharedPresent
    ? sharedFiles('adv_csv_torture', 'csv-test-data', 'csv').filter((name) => !name.startsWith('bad-'))
    : [];

  it('holds 29 valid files', () => expect(spectrum.length + valid.length).toBe(29));

  it.each(spectrum)('csv-spectrum/%s', (name) => {
    const csv = text('adv_csv_torture', 'csv-spectrum', 'csvs', name);
    const json = text('adv_csv_torture', 'csv-spectrum', 'json', name.replace('.csv', '.json'));
    // The copy of `*_crlf` files has lost its carriage returns; its truth has not. Both ways must come out right.
    if (!csv.includes('\r') && name.includes('_crlf')) {
      check(csv.replaceAll('\n', '\r\n'), json);
      check(csv, json.replaceAll('\\r\\n', '\\n'));
    } else check(csv, json);
  });

  it.each(valid)('csv-test-data/%s', (name) => {
    const json = text('adv_csv_torture', 'csv-test-data', 'json', name.replace('.csv', '.json'));
    check(text('adv_csv_torture', 'csv-test-data', 'csv', name), json);
  });

  it.each([
    ['bad-header-less-fields.csv', 2],
    ['bad-header-more-fields.csv', 2],
    ['bad-header-no-header.csv', 1],
    ['bad-header-wrong-header.csv', 1],
    ['bad-missing-quote.csv', 2],
    ['bad-quotes-with-unescaped-quote.csv', 2],
    ['bad-unescaped-quote.csv', 2],
  ] as const)('%s is refused at line %i, by the strict reader and as an import', async (name, line) => {
    const bytes = sharedFile('adv_csv_torture', 'csv-test-data', 'csv', name);
    const strict = (): unknown =>
      parseCsvStrict(Buffer.from(bytes).toString('utf8'), { expectedHeader: ['foo', 'bar', 'baz'] });
    expect(strict).toThrow(`Line ${line}`);
    const result = await readExport(bytes, name);
    expect(result).toMatchObject({ status: 'refused', line });
  });
});

describe.runIf(sharedPresent)('naughty strings', () => {
  it('all come back byte for byte as campaign names', async () => {
    const names = JSON.parse(text('adv_naughty_strings', 'blns.json')) as string[];
    const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
    const csv = [
      'Day,Campaign ID,Campaign,Currency code,Impr.,Cost',
      ...names.map((name, i) => `2026-01-01,${10_000 + i},${quote(name)},EUR,1,0.01`),
    ].join('\n');
    const result = await readExport(Buffer.from(csv, 'utf8'), 'naughty.csv');
    if (result.status !== 'parsed') throw new Error(JSON.stringify(result).slice(0, 300));
    expect(result.rowCounts).toEqual({ read: names.length, accepted: names.length, rejected: 0 });
    const blank = (name: string): boolean => ['', '-', '--', '—'].includes(name.trim());
    for (const [index, name] of names.entries()) {
      if (!blank(name)) expect(result.rows[index]?.entity.name).toBe(name);
    }
  });
});

describe.runIf(sharedPresent)('files that are no ad export', () => {
  it.each([
    ['mmm_simulated', 'dt_simulated_weekly.csv'],
    ['mmm_simulated', 'meridian_geo_media_rf.csv'],
    ['mmm_simulated', 'meridian_national_all_channels.csv'],
    ['mmm_simulated', 'meridian_national_media.csv'],
    ['adv_naughty_strings', 'blns.json'],
    ['adv_naughty_strings', 'blns.txt'],
    ['adv_web_payloads', 'csv-payload.txt'],
    ['adv_web_payloads', 'Generic_SQLI.txt'],
    ['gads_overview_inr_90d', 'Optimisation_score(2025.11.03-2026.02.03).csv'],
    ['gads_overview_inr_90d', 'Searches(Word_2025.11.03-2026.02.03).csv'],
    ['prophet_daily_examples', 'example_wp_log_R.csv'],
  ])('%s/%s is refused with a reason', async (folder, name) => {
    const result = await readExport(sharedFile(folder, name), name, {
      platform: 'google',
      currency: 'USD',
      periodStart: '2026-01-01',
      periodEnd: '2026-01-31',
    });
    expect(result.status).toBe('refused');
    if (result.status === 'refused') expect(result.message.length).toBeGreaterThan(30);
  });
});
