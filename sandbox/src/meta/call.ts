import type { Claims } from '../oauth/tokens.js';
import type { Params } from './params.js';

/** An uploaded file of a multipart body. */
export interface Upload {
  field: string;
  name: string;
  bytes: Buffer;
}

/** One Graph call, from HTTP or out of a batch. */
export interface Call {
  method: 'GET' | 'POST' | 'DELETE';
  /** Path below the version, split at slashes. */
  path: readonly string[];
  params: Params;
  /** Parameters that came in the query: paging links repeat these. */
  query: Readonly<Record<string, unknown>>;
  version: string;
  /** `http://host:port/meta`, for paging links. */
  base: string;
  /** From the Authorization header. */
  bearer: string | null;
  files: readonly Upload[];
}

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: unknown;
  /** The connection dies, or stays open for ever, without a reply. */
  unanswered?: 'dropped' | 'silent';
}

/** Who calls, after the token was checked. */
export interface Caller {
  claims: Claims;
  token: string;
}
