import { describe, expect, it } from 'vitest';
import { streamedRows } from './streamed-rows.js';

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(json: string, size: number, largest = 1_000_000) {
  const rows: unknown[] = [];
  const chunks: unknown[] = [];
  for await (const part of streamedRows(pieces(Buffer.from(json), size), largest)) {
    if (part.rows) rows.push(...part.rows);
    else chunks.push(part.chunk);
  }
  return { rows, chunks };
}

const rows = [
  { name: 'a]}"[{,' },
  { name: 'quote " and \\ and \\" 🚲 ü', nested: [[{}], [], [1, 2]] },
  {},
  { text: '\\', other: ']' },
];
const reply = [
  { results: rows.slice(0, 3), fieldMask: 'a,b', requestId: 'x' },
  {},
  { fieldMask: 'rows come last', results: rows.slice(3) },
  { results: [] },
];
const bare = [
  { results: [], fieldMask: 'a,b', requestId: 'x' },
  {},
  { fieldMask: 'rows come last', results: [] },
  { results: [] },
];

describe('a streamed reply that arrives in pieces', () => {
  it.each([1, 2, 3, 7, 64, 100_000])(
    'gives its rows and the rest of its chunks with pieces of %i bytes',
    async (size) => {
      expect(await read(JSON.stringify(reply), size)).toEqual({ rows, chunks: bare });
      const spaced = `\n[ ${reply.map((one) => JSON.stringify(one, null, 2)).join(' ,\r\n ')} ]\n`;
      expect(await read(spaced, size)).toEqual({ rows, chunks: bare });
    },
  );

  it('may be empty', async () => {
    expect(await read('[]', 1)).toEqual({ rows: [], chunks: [] });
  });

  it('gives an error as a chunk, its lists untouched', async () => {
    const error = { error: { code: 403, details: [{ errors: [{ message: 'no' }, { message: '[' }] }] } };
    expect(await read(JSON.stringify([error]), 5)).toEqual({ rows: [], chunks: [error] });
  });

  it.each(['[{"a":1}', '[{"results":[{"a":1},{"b"', '', '{"error":1}', '[{"a":1},'])(
    'is refused when it ends early: %s',
    async (json) => {
      await expect(read(json, 3)).rejects.toThrow();
    },
  );

  it('hands out rows of a chunk that is still arriving, and never holds many', async () => {
    const row = { text: 'x'.repeat(1_000) };
    const many = Array.from({ length: 1_000 }, () => row);
    let sent = 0;
    async function* slow(): AsyncGenerator<Buffer> {
      for await (const piece of pieces(Buffer.from(JSON.stringify([{ results: many }])), 10_000)) {
        sent += piece.length;
        yield piece;
      }
    }
    let most = 0;
    let first = 0;
    let seen = 0;
    for await (const part of streamedRows(slow(), 300_000)) {
      first ||= sent;
      most = Math.max(most, part.rows?.length ?? 0);
      seen += part.rows?.length ?? 0;
    }
    expect(seen).toBe(1_000);
    expect(first).toBeLessThan(200_000);
    expect(most).toBeLessThan(200);
  });

  it('refuses a row that is larger than memory allows', async () => {
    await expect(read(JSON.stringify([{ results: [{ a: 'x'.repeat(500) }] }]), 10, 100)).rejects.toThrow(
      RangeError,
    );
    await expect(read(JSON.stringify([{ a: 'x'.repeat(500) }]), 10, 100)).rejects.toThrow(RangeError);
  });
});
