import type { InternalAxiosRequestConfig } from 'axios';
import { AxiosError } from 'axios';
import { http } from '../src/shared/api/http.js';

export interface StubAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export interface StubRequest {
  readonly method: string;
  readonly url: string;
  readonly params: unknown;
  readonly data: unknown;
  readonly headers: InternalAxiosRequestConfig['headers'];
  readonly signal: InternalAxiosRequestConfig['signal'];
}

/**
 * Answers the client's requests in place of a server, below axios' interceptors, so that everything above the wire is
 * the real thing. Returns what was asked, in order.
 */
export function stubHttp(answer: (request: StubRequest) => StubAnswer | Promise<StubAnswer>): StubRequest[] {
  const requests: StubRequest[] = [];
  http.defaults.adapter = async (config) => {
    const request: StubRequest = {
      method: (config.method ?? 'get').toUpperCase(),
      url: config.url ?? '',
      params: config.params,
      data: typeof config.data === 'string' ? JSON.parse(config.data) : config.data,
      headers: config.headers,
      signal: config.signal,
    };
    requests.push(request);
    const { status, body } = await answer(request);
    const response = { status, statusText: '', data: body, headers: {}, config };
    if (status >= 400) throw new AxiosError('failed', undefined, config, undefined, response);
    return response;
  };
  return requests;
}

/** A problem document as the API writes it. */
export function problem(status: number, code: string, extra: Record<string, unknown> = {}): StubAnswer {
  return {
    status,
    body: {
      type: 'about:blank',
      title: code,
      status,
      detail: `because ${code}`,
      code,
      correlationId: 'c-1',
      ...extra,
    },
  };
}
