/** One answer of the API, its body already parsed when it is JSON. */
export interface TestAnswer<Body = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  readonly text: string;
}

export interface TestCallOptions {
  readonly headers?: Record<string, string>;
  readonly query?: Record<string, string | number>;
}

function parse(text: string, type: string | null): unknown {
  return type !== null && /[/+]json/.test(type) && text !== '' ? JSON.parse(text) : text;
}

/** A caller with a cookie jar of its own, as a browser tab has. Paths start below `/api`. */
export class TestClient {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly base: string,
    private readonly defaults: Record<string, string> = {},
  ) {}

  /** The same cookies in a second tab: later changes in one are not seen in the other. */
  clone(headers: Record<string, string> = {}): TestClient {
    const copy = new TestClient(this.base, { ...this.defaults, ...headers });
    for (const [name, value] of this.cookies) copy.cookies.set(name, value);
    return copy;
  }

  get<Body>(path: string, options?: TestCallOptions): Promise<TestAnswer<Body>> {
    return this.call<Body>('GET', path, undefined, options);
  }
  post<Body>(path: string, body?: unknown, options?: TestCallOptions): Promise<TestAnswer<Body>> {
    return this.call<Body>('POST', path, body, options);
  }
  put<Body>(path: string, body?: unknown, options?: TestCallOptions): Promise<TestAnswer<Body>> {
    return this.call<Body>('PUT', path, body, options);
  }
  patch<Body>(path: string, body?: unknown, options?: TestCallOptions): Promise<TestAnswer<Body>> {
    return this.call<Body>('PATCH', path, body, options);
  }
  delete<Body>(path: string, options?: TestCallOptions): Promise<TestAnswer<Body>> {
    return this.call<Body>('DELETE', path, undefined, options);
  }

  /** Sends `body` as JSON; a string, FormData or Uint8Array goes out as it is. */
  async call<Body = unknown>(
    method: string,
    path: string,
    body?: unknown,
    options: TestCallOptions = {},
  ): Promise<TestAnswer<Body>> {
    const response = await this.send(method, path, body, options);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: parse(text, response.headers.get('content-type')) as Body,
    };
  }

  /** The raw response, for streams. Redirects are not followed. */
  async send(method: string, path: string, body?: unknown, options: TestCallOptions = {}): Promise<Response> {
    const url = new URL(`${this.base}/api${path}`);
    for (const [name, value] of Object.entries(options.query ?? {})) url.searchParams.set(name, `${value}`);
    const sent =
      typeof body === 'string' || body instanceof FormData || body instanceof Uint8Array
        ? body
        : JSON.stringify(body);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(body !== undefined && !(body instanceof FormData) ? { 'content-type': 'application/json' } : {}),
        ...this.defaults,
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: sent }),
    });
    this.keepCookies(response);
    return response;
  }

  private keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const name = pair.slice(0, at);
      const value = pair.slice(at + 1);
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
