import { createHmac } from 'node:crypto';
import axios, { type AxiosRequestConfig, type AxiosResponse } from 'axios';
import type { Logger } from 'pino';
import { assertOutsideTransaction } from '../../../common/transaction-context.js';
import type { AccountAccess, ConnectionAccess } from '../../../platforms/access.js';
import type { CallGate } from '../../../platforms/call-gate.js';
import { PlatformError } from '../../../platforms/platform-error.js';
import { retryReads } from '../../../platforms/retry-reads.js';
import { LARGEST_REPLY_BYTES, READ_TIMEOUT_MS, WRITE_TIMEOUT_MS } from '../constants.js';
import { appOf, endpointsOf, type MetaSettings } from '../endpoints.js';
import { asksForLess, noAnswer, toPlatformError } from '../errors.js';
import type { Page } from '../wire.js';
import { longestRegain, usageIn } from './usage.js';

/** Nested values are sent as JSON text, as Graph expects in forms and query strings. */
export type Params = Record<string, string | number | boolean | object>;

interface Call {
  readonly connection: ConnectionAccess;
  /** Whose allowance is used; null for calls that concern no account. */
  readonly account: string | null;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly params: Params;
  /** May change something: sent once, and silence after sending is `outcome_unknown`. */
  readonly write: boolean;
  readonly signal?: AbortSignal | undefined;
}

const SMALLEST_PAGE = 25;

function encode(params: Params): URLSearchParams {
  const entries = Object.entries(params).map(([name, value]): [string, string] => [
    name,
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ]);
  return new URLSearchParams(entries);
}

/** Graph over HTTP: authentication with proof, allowances, timeouts, errors, cursors. Knows no object. */
export class MetaClient {
  constructor(
    private readonly settings: MetaSettings,
    private readonly gate: CallGate,
    private readonly logger: Logger,
  ) {}

  /** The app that our own changes are logged under. */
  appId(connection: ConnectionAccess): string {
    return appOf(this.settings, connection.environment).id;
  }

  /** One read, retried after hiccups. */
  async get<T>(access: AccountAccess, path: string, params: Params): Promise<T> {
    return (await this.read<T>(access, path, params)).data;
  }

  /** The platform's own time (DECISIONS 15). */
  async now(access: AccountAccess): Promise<Date> {
    const reply = await this.read(access, `act_${access.externalId}`, { fields: 'id' });
    const header: unknown = reply.headers.date;
    return new Date(typeof header === 'string' ? header : Date.now());
  }

  /** A read of the grant's own edges, such as `me/adaccounts`. */
  async *connectionPages<T>(connection: ConnectionAccess, path: string, params: Params): AsyncGenerator<T[]> {
    yield* this.follow<T>({ connection, account: null, method: 'GET', path, params, write: false });
  }

  async connectionGet<T>(connection: ConnectionAccess, path: string, params: Params): Promise<T> {
    const call: Call = { connection, account: null, method: 'GET', path, params, write: false };
    return (await retryReads(() => this.send<T>(call))).data;
  }

  /** Every page of an edge. `limit` is halved while Meta asks for less data. */
  async *pages<T>(access: AccountAccess, path: string, params: Params): AsyncGenerator<T[]> {
    yield* this.follow<T>({ ...this.call(access, path, params), method: 'GET', write: false });
  }

  /** Starts something that changes no ad, such as a report run; safe to start twice. */
  async start<T>(access: AccountAccess, path: string, params: Params): Promise<T> {
    const call: Call = { ...this.call(access, path, params), method: 'POST', write: false };
    return (await retryReads(() => this.send<T>(call), access.signal)).data;
  }

  /** Sends a change once. With `execution_options: ['validate_only']` nothing can change. */
  async write<T>(access: AccountAccess, path: string, params: Params): Promise<T> {
    const write = params.execution_options === undefined;
    return (await this.send<T>({ ...this.call(access, path, params), method: 'POST', write })).data;
  }

  async revoke(connection: ConnectionAccess): Promise<void> {
    await this.send({
      connection,
      account: null,
      method: 'DELETE',
      path: 'me/permissions',
      params: {},
      write: false,
    });
  }

  private call(access: AccountAccess, path: string, params: Params): Omit<Call, 'method' | 'write'> {
    const { connection, externalId, signal } = access;
    return { connection, account: externalId, path, params, signal };
  }

  private read<T>(access: AccountAccess, path: string, params: Params): Promise<AxiosResponse<T>> {
    const call: Call = { ...this.call(access, path, params), method: 'GET', write: false };
    return retryReads(() => this.send<T>(call), access.signal);
  }

  /** Cursors are sent back by `after`; the `next` address holds the token and is never used. */
  private async *follow<T>(call: Call): AsyncGenerator<T[]> {
    let after: string | undefined;
    let limit = Number(call.params.limit ?? 100);
    for (;;) {
      const params = { ...call.params, limit, ...(after === undefined ? {} : { after }) };
      let page: Page<T>;
      try {
        page = (await retryReads(() => this.send<Page<T>>({ ...call, params }), call.signal)).data;
      } catch (error) {
        // At the first page the caller can choose another way; in the middle only a smaller page helps.
        if (after === undefined || !asksForLess(error) || limit <= SMALLEST_PAGE) throw error;
        limit = Math.max(SMALLEST_PAGE, Math.floor(limit / 2));
        continue;
      }
      if (page.data && page.data.length > 0) yield page.data;
      after = page.paging?.next === undefined ? undefined : page.paging.cursors?.after;
      if (after === undefined) return;
    }
  }

  private async send<T>(call: Call): Promise<AxiosResponse<T>> {
    assertOutsideTransaction('Meta');
    call.signal?.throwIfAborted();
    const budget = { connectionId: call.connection.connectionId, account: call.account };
    if (!call.write) await this.gate.enter(budget, call.signal);
    const startedAt = performance.now();
    let reply: AxiosResponse<T>;
    try {
      reply = await axios.request<T>(this.request(call));
    } catch (error) {
      if (call.signal?.aborted && !call.write) throw error;
      throw noAnswer(error, call.write);
    }
    const ms = Math.round(performance.now() - startedAt);
    const trace: unknown = reply.headers['x-fb-trace-id'];
    this.logger.debug({ path: call.path, status: reply.status, ms, trace }, 'meta call');
    const usage = usageIn(reply.headers as Record<string, unknown>);
    await this.gate.count(budget, 1);
    await this.gate.report({ ...budget, account: null }, usage.connection);
    if (call.account !== null) await this.gate.report(budget, usage.account);
    return this.accepted(call, reply, longestRegain(usage.account));
  }

  /** There is no way to renew a dead token (PLATFORMS.md B1): the connection is told at once. */
  private async accepted<T>(call: Call, reply: AxiosResponse<T>, waitMs: number): Promise<AxiosResponse<T>> {
    const body: unknown = reply.data;
    const failed = typeof body === 'object' && body !== null && 'error' in body;
    if (reply.status === 200 && !failed) return reply;
    const error: PlatformError = toPlatformError(reply.status, body, call.write, waitMs);
    await this.remember(call, error);
    if (error.kind === 'auth_expired')
      await call.connection.onExpired?.(error.detail.userMessage ?? error.message);
    throw error;
  }

  /** A limit that was hit holds for all workers, whatever the headers said. */
  private async remember(call: Call, error: PlatformError): Promise<void> {
    const { retryAfterMs, scope } = error.detail;
    if (error.kind !== 'rate_limited' || !retryAfterMs || !scope) return;
    const account = scope === 'account' ? call.account : null;
    await this.gate.report({ connectionId: call.connection.connectionId, account }, [
      { name: error.detail.vendorCode, percent: 100, regainAfterMs: retryAfterMs },
    ]);
  }

  private request(call: Call): AxiosRequestConfig {
    const { accessToken } = call.connection.grant;
    const { environment } = call.connection;
    const proof = createHmac('sha256', appOf(this.settings, environment).secret)
      .update(accessToken)
      .digest('hex');
    const params = encode({ ...call.params, appsecret_proof: proof });
    return {
      method: call.method,
      url: `${endpointsOf(this.settings, environment).graph}/${call.path}`,
      ...(call.method === 'POST' ? { data: params } : { params }),
      headers: { Authorization: `Bearer ${accessToken}` },
      timeout: call.write ? (this.settings.writeTimeoutMs ?? WRITE_TIMEOUT_MS) : READ_TIMEOUT_MS,
      maxRedirects: 0,
      maxContentLength: LARGEST_REPLY_BYTES,
      validateStatus: () => true,
      // A write that has left us is not called back by closing the line: its answer is worth more.
      ...(call.signal && !call.write ? { signal: call.signal } : {}),
    };
  }
}
