import { canonicalJson, sha256 } from '../../../common/canonical-json.js';

/** What an entry's hash covers: everything but the hash itself. */
export interface ChainedContent {
  readonly workspaceId: string;
  readonly seq: number;
  readonly kind: string;
  readonly clientId: string | null;
  readonly actionId: string | null;
  readonly actorUserId: string | null;
  /** UTC instant, ISO 8601 with milliseconds. */
  readonly at: string;
  readonly payload: unknown;
  readonly prevHash: string;
}

/** What the first entry of a workspace follows. */
export const GENESIS_HASH = '0'.repeat(64);

/** SHA-256 of the canonical content, which includes the hash of the entry before. */
export function entryHash(content: ChainedContent): string {
  const { workspaceId, seq, kind, clientId, actionId, actorUserId, at, payload, prevHash } = content;
  return sha256(
    canonicalJson({ workspaceId, seq, kind, clientId, actionId, actorUserId, at, payload, prevHash }),
  );
}

/**
 * Walks entries in order and returns the first `seq` that does not follow, or null when the chain holds.
 * Works on rows and on an exported file alike.
 */
export function firstBrokenLink(
  entries: Iterable<ChainedContent & { readonly hash: string }>,
): number | null {
  let prevHash = GENESIS_HASH;
  let seq = 0;
  for (const { hash, ...content } of entries) {
    seq += 1;
    if (content.seq !== seq || content.prevHash !== prevHash || entryHash(content) !== hash)
      return content.seq;
    prevHash = hash;
  }
  return null;
}
