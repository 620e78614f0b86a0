import type { EndpointOutput, EndpointSpec } from '@adwright/contracts';
import type { AxiosRequestConfig } from 'axios';
import type { z } from 'zod';
import { http } from './http.js';
import { toProblem } from './problem.js';
import { isExpiredSession, refreshSession } from './session-refresh.js';

// A part with required fields must be given; one whose fields are all optional may be left out.
type Part<K extends string, T> = T extends z.ZodType
  ? Record<never, never> extends z.input<T>
    ? { readonly [P in K]?: z.input<T> }
    : { readonly [P in K]: z.input<T> }
  : { readonly [P in K]?: undefined };

export type CallInput<E extends EndpointSpec> = Part<'params', E['params']> &
  Part<'query', E['query']> &
  Part<'body', E['body']>;

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** The `file` part of a multipart body. */
  readonly file?: File;
  readonly timeoutMs?: number;
  /** 0 to 1 while a body is sent. */
  readonly onUpload?: (share: number) => void;
}

interface LooseInput {
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
}

/** `/campaigns/:id` with `{id}` filled in and escaped. */
export function pathOf(path: string, params: Readonly<Record<string, unknown>> = {}): string {
  return path.replace(/:(\w+)/g, (_whole, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`path ${path} needs ${name}`);
    return encodeURIComponent(String(value));
  });
}

function formOf(body: unknown, file: File | undefined): FormData {
  const form = new FormData();
  if (typeof body === 'object' && body !== null) {
    for (const [name, value] of Object.entries(body)) {
      if (value !== undefined) form.set(name, String(value));
    }
  }
  if (file !== undefined) form.set('file', file, file.name);
  return form;
}

function requestOf(endpoint: EndpointSpec, input: LooseInput, options: CallOptions): AxiosRequestConfig {
  const { onUpload } = options;
  const multipart = endpoint.bodyType === 'multipart';
  return {
    method: endpoint.method,
    url: pathOf(endpoint.path, input.params),
    ...(input.query === undefined ? {} : { params: input.query }),
    ...(multipart ? { data: formOf(input.body, options.file) } : {}),
    ...(!multipart && input.body !== undefined ? { data: input.body } : {}),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }),
    ...(onUpload === undefined
      ? {}
      : { onUploadProgress: ({ progress }) => onUpload(progress === undefined ? 0 : progress) }),
  };
}

/**
 * Calls one endpoint of the contracts: its path, method and shapes come from there. An expired session is renewed once
 * and the request repeated; nothing else is retried here, since a write must never be sent twice by accident.
 * @throws ApiProblem for every answer that is not a success, and when there was no answer.
 */
export async function call<E extends EndpointSpec>(
  endpoint: E,
  input: CallInput<E>,
  options: CallOptions = {},
): Promise<EndpointOutput<E>> {
  const request = requestOf(endpoint, input as LooseInput, options);
  const send = async (): Promise<EndpointOutput<E>> => {
    try {
      const { data } = await http.request<EndpointOutput<E>>(request);
      return data;
    } catch (error) {
      throw toProblem(error);
    }
  };
  try {
    return await send();
  } catch (problem) {
    if (!isExpiredSession(problem)) throw problem;
  }
  await refreshSession();
  return await send();
}
