import { describe, expect, it } from 'vitest';
import { jsonArrayElements } from './json-array.js';

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(json: string, size: number, largest = 1_000_000): Promise<unknown[]> {
  const elements: unknown[] = [];
  for await (const element of jsonArrayElements(pieces(Buffer.from(json), size), largest))
    elements.push(element);
  return elements;
}

const nasty = [
  { results: [{ name: 'a]}"[{' }, { name: 'quote " and \\ and \\" 🚲 ü' }], nested: [[{}], []] },
  {},
  { text: '\\', other: ']' },
];

describe('a JSON array that arrives in pieces', () => {
  it.each([1, 2, 3, 7, 64, 100_000])('is cut at its elements with pieces of %i bytes', async (size) => {
    expect(await read(JSON.stringify(nasty), size)).toEqual(nasty);
    expect(
      await read(`\n[ ${nasty.map((one) => JSON.stringify(one, null, 2)).join(' ,\r\n ')} ]\n`, size),
    ).toEqual(nasty);
  });

  it('may be empty', async () => {
    expect(await read('[]', 1)).toEqual([]);
  });

  it.each(['[{"a":1}', '[{"a":', '', '{"error":1}', '[{"a":1},'])(
    'is refused when it ends early: %s',
    async (json) => {
      await expect(read(json, 3)).rejects.toThrow();
    },
  );

  it('hands out an element before the next has arrived, and never holds more than one', async () => {
    let sent = 0;
    async function* slow(): AsyncGenerator<Buffer> {
      yield Buffer.from('[');
      for (; sent < 5; sent += 1) yield Buffer.from(`${sent > 0 ? ',' : ''}{"n":${sent}}`);
      yield Buffer.from(']');
    }
    const seen: number[] = [];
    for await (const _ of jsonArrayElements(slow(), 100)) seen.push(sent);
    expect(seen).toEqual([0, 1, 2, 3, 4]);
  });

  it('refuses an element that is larger than memory allows', async () => {
    await expect(read(JSON.stringify([{ a: 'x'.repeat(500) }]), 10, 100)).rejects.toThrow(RangeError);
  });
});
