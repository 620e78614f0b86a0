import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { lines, refused, utf8, utf16 } from './testing/files.js';

describe('files that are no ad export are refused with a reason', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), 'empty_file', 'empty'],
    ['blanks', utf8('   '), 'empty_file', 'blanks'],
    ['a PDF', Buffer.from('%PDF-1.7\n...'), 'not_a_table', 'PDF'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'not_a_table', '.xls'],
    ['a gzip', gzipSync('Day,Cost\n'), 'not_a_table', 'gzip'],
    ['a PNG', Buffer.from('89504e470d0a1a0a00', 'hex'), 'not_a_table', 'PNG'],
    ['a web page', utf8('\n<!DOCTYPE html><html><body>Sign in</body></html>'), 'not_a_table', 'HTML'],
    ['XML', utf8('<?xml version="1.0"?><report/>'), 'not_a_table', 'XML'],
    ['JSON', utf8('[{"campaign":"A","cost":1}]'), 'not_a_table', 'JSON'],
    ['binary', Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 7) % 11)), 'not_a_table', 'binary'],
    ['UTF-32', Buffer.from('fffe000044000000', 'hex'), 'not_a_table', 'UTF-32'],
  ])('%s', async (_, bytes, code, word) => {
    const refusal = await refused(bytes, 'export.csv');
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(word);
  });

  it.each([
    ['a list of sayings', lines('quote,author', '"Be kind",Nobody'), 'not_an_ad_export'],
    ['a shop ledger', lines('Date,Product,Sales,Cost', '2026-01-01,Mug,12,4'), 'not_an_ad_export'],
    ['household expenses', lines('Datum;Kosten', '01.01.2026;12,50'), 'not_an_ad_export'],
    [
      'organic search',
      lines('Top queries,Clicks,Impressions,CTR,Position', 'mugs,1,10,10%,3.2'),
      'not_an_ad_export',
    ],
    ['a sensor log', lines('timestamp,value', '2026-01-01 00:00:01,0.4'), 'not_an_ad_export'],
    [
      'a marketing-mix table',
      lines('time,tv_spend,radio_spend,tv_impressions,revenue', '2026-01-01,1,2,3,4'),
      'modelling_table',
    ],
    [
      'a wide table with one column set per channel',
      lines(
        'date,Channel0_impression,Channel1_impression,Channel0_spend,Channel1_spend,conversions',
        '2026-01-01,1,2,3,4,5',
      ),
      'modelling_table',
    ],
    [
      'words of search terms',
      lines('Word,Cost,Clicks,Impressions,Top Containing Queries', 'mug,€1.00,1,10,(blue mug)'),
      'overlapping_rows',
    ],
    ['an ad report without figures', lines('Optimisation score,Campaign Name', '78%,A'), 'no_metrics'],
    ['a header alone', lines('Day,Campaign,Impr.,Cost,Currency code'), 'no_rows'],
  ])('%s', async (_, text, code) => {
    expect((await refused(utf8(text))).code).toBe(code);
    expect((await refused(utf16(text))).code).toBe(code);
  });

  it('names the line of what is malformed', async () => {
    expect(await refused(utf8('foo,bar,baz\n1,"never closed,3'))).toMatchObject({ code: 'bad_csv', line: 2 });
    expect(await refused(utf8('foo,bar,baz\n1,2,3\n1,2'))).toMatchObject({ code: 'bad_csv', line: 3 });
    expect(await refused(utf8('foo,bar,baz\n1,This "is" wrong,3'))).toMatchObject({
      code: 'bad_csv',
      line: 2,
    });
  });

  it('says which row and column is wrong when none can be read', async () => {
    const refusal = await refused(utf8(lines('Day,Campaign,Impr.,Cost,Currency code', 'soon,A,1,1.00,EUR')));
    expect(refusal).toMatchObject({ code: 'no_rows', line: 2 });
    expect(refusal.message).toContain('"soon" is not a date');
  });

  it('refuses more bytes than the limit without reading them', async () => {
    const file = utf8(lines('Day,Campaign,Impr.,Cost,Currency code', '2026-01-01,A,1,1.00,EUR'));
    expect(await refused(file, 'x.csv', { maxBytes: 10 })).toMatchObject({ code: 'too_large' });
  });
});
