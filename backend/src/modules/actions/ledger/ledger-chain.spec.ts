import { describe, expect, it } from 'vitest';
import { type ChainedContent, entryHash, firstBrokenLink, GENESIS_HASH } from './ledger-chain.js';

type Entry = ChainedContent & { hash: string };

function chain(length: number): Entry[] {
  const entries: Entry[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const content: ChainedContent = {
      workspaceId: 'w',
      seq,
      kind: 'intent',
      clientId: null,
      actionId: `a${seq}`,
      actorUserId: null,
      at: '2026-11-20T10:00:00.000Z',
      payload: { to: `${seq}`, from: '0' },
      prevHash: entries.at(-1)?.hash ?? GENESIS_HASH,
    };
    entries.push({ ...content, hash: entryHash(content) });
  }
  return entries;
}

function altered(entries: Entry[], index: number, change: Partial<Entry>): Entry[] {
  return entries.map((entry, position) => (position === index ? { ...entry, ...change } : entry));
}

describe('the hash chain', () => {
  it('holds for what was appended, and for nothing at all', () => {
    expect(firstBrokenLink(chain(20))).toBeNull();
    expect(firstBrokenLink([])).toBeNull();
  });

  it('does not depend on the order of keys, which a database may change', () => {
    const [entry] = chain(1);
    expect(entry && entryHash({ ...entry, payload: { from: '0', to: '1' } })).toBe(entry?.hash);
  });

  it('names the entry whose content was altered', () => {
    expect(firstBrokenLink(altered(chain(5), 2, { payload: { to: '999', from: '0' } }))).toBe(3);
    expect(firstBrokenLink(altered(chain(5), 2, { at: '2026-11-20T10:00:01.000Z' }))).toBe(3);
    expect(firstBrokenLink(altered(chain(5), 2, { actorUserId: 'somebody' }))).toBe(3);
  });

  it('sees an entry taken out, put in, moved or re-hashed', () => {
    expect(firstBrokenLink(chain(5).filter((entry) => entry.seq !== 3))).toBe(4);
    const swapped = chain(5);
    [swapped[1], swapped[2]] = [swapped[2] as Entry, swapped[1] as Entry];
    expect(firstBrokenLink(swapped)).toBe(3);
    const forged = altered(chain(5), 2, { payload: { to: '999' } });
    const third = forged[2] as Entry;
    const { hash: _old, ...content } = third;
    forged[2] = { ...third, hash: entryHash(content) };
    expect(firstBrokenLink(forged)).toBe(4);
  });
});
