import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Snapshot } from '@adwright/contracts';
import { canonicalJson } from '../../../common/canonical-json.js';
import type { DailyRows } from './daily-rows.js';

/** A snapshot without its daily rows: what the backend itself reasons with. */
export type SnapshotHead = Omit<Snapshot, 'rows'>;

export interface PackedSnapshot {
  /** Body of the judge's endpoint, compressed. */
  readonly gzip: Uint8Array;
  /** SHA-256 of all but the instant it was taken at: equal facts, equal hash. */
  readonly hash: string;
}

function* request(head: SnapshotHead, rows: DailyRows, replayDays: number): Generator<string> {
  yield `{"replayDays":${replayDays},"snapshot":${JSON.stringify(head).slice(0, -1)},"rows":`;
  yield* rows.json();
  yield '}}';
}

/** Writes the judge's request without ever holding it as one text. */
export async function packSnapshot(
  head: SnapshotHead,
  rows: DailyRows,
  replayDays: number,
): Promise<PackedSnapshot> {
  const hash = createHash('sha256').update(canonicalJson({ ...head, takenAt: null }));
  for (const piece of rows.json()) hash.update(piece);
  const parts: Buffer[] = [];
  await pipeline(request(head, rows, replayDays), createGzip(), async (packed: AsyncIterable<Buffer>) => {
    for await (const part of packed) parts.push(part);
  });
  return { gzip: Buffer.concat(parts), hash: hash.digest('hex') };
}
