import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { parseCsvStrict, splitCsv } from './csv.js';
import { RefusedError } from './refusal.js';

const cells = (text: string, delimiter = ','): unknown[] =>
  splitCsv(text, delimiter).rows.map((row) => row.cells);

/** A small generator of its own: the same numbers on every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

describe('splitCsv', () => {
  it('reads LF, CRLF and CR, also mixed, with or without one at the end', () => {
    expect(cells('a,b\nc,d')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(cells('a,b\r\nc,d\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(cells('a,b\rc,d\r')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(cells('a\rb\nc\r\nd')).toEqual([['a'], ['b'], ['c'], ['d']]);
    expect(cells('\n\n')).toEqual([[''], ['']]);
    expect(cells('a,')).toEqual([['a', '']]);
  });

  it('names the physical line a record starts on, whatever stands in its cells', () => {
    const { rows } = splitCsv('h\r\n"a\r\nb\nc\rd"\r\nx\n"y\n\n"\nz', ',');
    expect(rows.map((row) => row.line)).toEqual([1, 2, 6, 7, 10]);
  });

  it('gives up one line per broken record', () => {
    const { rows, badRecords } = splitCsv('a\n"b"c\nd\n"e\nf\ng"x\nh', ',');
    expect(rows.map((row) => row.cells[0])).toEqual(['a', 'd', 'f', 'g"x', 'h']);
    expect(badRecords.map((bad) => bad.line)).toEqual([2, 4]);
  });

  it('agrees with csv-parse on generated tables', () => {
    const next = random(7);
    const alphabet = ['a', 'é', '😎', ' ', '"', '\n', '\r\n', ',', ';', '\t', '', '0', '='];
    for (let round = 0; round < 300; round += 1) {
      const delimiter = [',', ';', '\t'][Math.floor(next() * 3)] ?? ',';
      const table = Array.from({ length: 1 + Math.floor(next() * 5) }, () =>
        Array.from({ length: 1 + Math.floor(next() * 4) }, () =>
          Array.from(
            { length: Math.floor(next() * 6) },
            () => alphabet[Math.floor(next() * alphabet.length)],
          ).join(''),
        ),
      );
      const text = table
        .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter))
        .join('\n');
      const reference: unknown = parse(text, { delimiter, relax_column_count: true, record_delimiter: '\n' });
      expect(cells(text, delimiter)).toEqual(table);
      expect(cells(text, delimiter)).toEqual(reference);
    }
  });
});

describe('parseCsvStrict', () => {
  it('returns exactly the cells', () => {
    expect(parseCsvStrict('a,b\n1," x ""y"" "\n,')).toEqual([
      ['a', 'b'],
      ['1', ' x "y" '],
      ['', ''],
    ]);
    expect(parseCsvStrict('a;b', { delimiter: ';', expectedHeader: ['a', 'b'] })).toEqual([['a', 'b']]);
  });

  it.each([
    ['', 1],
    ['a,b\n1', 2],
    ['a,b\n1,2\n1,2,3', 3],
    ['a,b\n1,"open', 2],
    ['a,b\n1,"x"y', 2],
    ['a,b\n1,x "y" z', 2],
    ['a,b\n"l1\nl2",2\n3', 4],
  ])('refuses %j at line %i', (text, line) => {
    try {
      parseCsvStrict(text);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(RefusedError);
      expect((error as RefusedError).line).toBe(line);
      expect((error as RefusedError).message).toContain(`${line}`);
    }
  });

  it('refuses another header than the one expected', () => {
    expect(() => parseCsvStrict('qux,quux', { expectedHeader: ['foo', 'bar'] })).toThrow(/Line 1.*foo, bar/);
  });
});
