import type { NextFunction, Request, Response } from 'express';

export interface LoggedRequest {
  id: number;
  /** Real time, so that a test can order requests against its own actions. */
  at: string;
  method: string;
  path: string;
  query: Record<string, unknown>;
  headers: Record<string, string>;
  body: unknown;
  status: number | null;
}

const SECRET_HEADERS = new Set(['authorization', 'cookie', 'x-hub-signature-256']);
const SECRET_FIELDS = new Set([
  'access_token',
  'appsecret_proof',
  'client_secret',
  'refresh_token',
  'code',
  'code_verifier',
  'fb_exchange_token',
  'input_token',
  'token',
]);

function redacted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, SECRET_FIELDS.has(key) ? '[redacted]' : inner]),
  );
}

/** Ring buffer of what was received, so that tests and the conformance step can read every request. */
export class RequestLog {
  private readonly entries: LoggedRequest[] = [];
  private next = 1;

  constructor(private readonly capacity = 5_000) {}

  readonly middleware = (req: Request, res: Response, next: NextFunction): void => {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(req.headers)) {
      if (value !== undefined) headers[name] = SECRET_HEADERS.has(name) ? '[redacted]' : String(value);
    }
    const entry: LoggedRequest = {
      id: this.next++,
      at: new Date().toISOString(),
      method: req.method,
      path: req.baseUrl + req.path,
      query: redacted(req.query) as Record<string, unknown>,
      headers,
      body: Buffer.isBuffer(req.body) ? `[${req.body.length} bytes]` : redacted(req.body),
      status: null,
    };
    this.entries.push(entry);
    if (this.entries.length > this.capacity) this.entries.shift();
    res.on('finish', () => {
      entry.status = res.statusCode;
    });
    next();
  };

  list(): readonly LoggedRequest[] {
    return this.entries;
  }

  clear(): void {
    this.entries.length = 0;
  }
}
