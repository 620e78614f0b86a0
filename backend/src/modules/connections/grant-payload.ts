import { z } from 'zod';
import type { Grant } from '../../platforms/access.js';

const payloadSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  scopes: z.array(z.string()),
  externalUserId: z.string().nullable(),
  /** Whether the person allowed writing; a platform may have one scope for both. */
  write: z.boolean(),
});

/** What is sealed for a connection: the grant and what the person allowed with it. */
export interface StoredGrant {
  readonly grant: Grant;
  readonly write: boolean;
}

export function toPayload({ grant, write }: StoredGrant): Buffer {
  return Buffer.from(
    JSON.stringify({ ...grant, expiresAt: grant.expiresAt?.toISOString() ?? null, write }),
    'utf8',
  );
}

/** @throws ZodError when the bytes are no payload of ours. */
export function fromPayload(bytes: Buffer): StoredGrant {
  const { write, expiresAt, ...grant } = payloadSchema.parse(JSON.parse(bytes.toString('utf8')));
  return { write, grant: { ...grant, expiresAt: expiresAt === null ? null : new Date(expiresAt) } };
}

/** What tells one consent from the next: the refresh token outlives access tokens. */
export function sameConsent(a: Grant, b: Grant): boolean {
  return a.refreshToken === null && b.refreshToken === null
    ? a.accessToken === b.accessToken
    : a.refreshToken === b.refreshToken;
}
