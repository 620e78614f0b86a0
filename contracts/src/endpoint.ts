import { z } from 'zod';
import type { Role } from './common.js';

/**
 * Who may call an endpoint:
 * `public` anyone; `user` anyone signed in, no workspace needed; otherwise the least role in the request's workspace.
 * `service` only our own processes, with the service token. `tool` only the AI service while it speaks with a person,
 * with the short-lived token of that turn, which carries the person's own rights.
 */
export type Access = 'public' | 'user' | 'service' | 'tool' | Role;

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface EndpointSpec {
  /** Path below `/api` with `:name` parameters, starting with `/`. */
  readonly path: string;
  readonly method: HttpMethod;
  readonly access: Access;
  readonly summary: string;
  readonly tag: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** `multipart` bodies carry one `file` part beside the fields of `body`. */
  readonly bodyType?: 'json' | 'multipart';
  /** Absent for streams, redirects and empty answers. */
  readonly response?: z.ZodType;
  readonly status?: 200 | 201 | 202 | 204 | 302;
  readonly stream?: 'sse' | 'download';
}

/** Declares one endpoint; the API mounts it, the web client calls it and OpenAPI is written from it. */
export function defineEndpoint<const E extends EndpointSpec>(spec: E): E {
  return spec;
}

type OutputOf<T> = T extends z.ZodType ? z.output<T> : undefined;
type InputOf<T> = T extends z.ZodType ? z.input<T> : undefined;

/** What a handler receives after validation. */
export interface EndpointInput<E extends EndpointSpec> {
  readonly params: OutputOf<E['params']>;
  readonly query: OutputOf<E['query']>;
  readonly body: OutputOf<E['body']>;
}

/** What a caller sends. */
export interface EndpointCall<E extends EndpointSpec> {
  readonly params: InputOf<E['params']>;
  readonly query: InputOf<E['query']>;
  readonly body: InputOf<E['body']>;
}

/** What a handler answers with and a caller gets (JSON, so the same on both sides). */
export type EndpointOutput<E extends EndpointSpec> = OutputOf<E['response']>;
