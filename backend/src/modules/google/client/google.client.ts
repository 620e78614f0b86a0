import type { Readable } from 'node:stream';
import axios, { type AxiosRequestConfig, type AxiosResponse } from 'axios';
import type { Logger } from 'pino';
import { assertOutsideTransaction } from '../../../common/transaction-context.js';
import type { AccountAccess, ConnectionAccess } from '../../../platforms/access.js';
import type { CallGate } from '../../../platforms/call-gate.js';
import { PlatformError } from '../../../platforms/platform-error.js';
import { retryReads } from '../../../platforms/retry-reads.js';
import { LARGEST_REPLY_BYTES, READ_TIMEOUT_MS, WRITE_TIMEOUT_MS } from '../constants.js';
import { endpointsOf, type GoogleSettings } from '../endpoints.js';
import { noAnswer, toPlatformError } from '../errors.js';
import { id } from '../gaql.js';
import type { GeoTargetSuggestions, GoogleRow, SearchPage } from '../wire.js';
import type { Grants } from './grants.js';
import { streamedRows } from './streamed-rows.js';

interface Call {
  readonly connection: ConnectionAccess;
  /** Whose allowance is used; null for calls that concern no account. */
  readonly account: string | null;
  readonly loginCustomerId: string | null;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  /** May change something: sent once, and silence after sending is `outcome_unknown`. */
  readonly write: boolean;
  readonly stream?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** What Google counts for a call (PLATFORMS.md A4): a query is one, its further pages none, each change of a mutate one. */
function operationsOf(body: unknown): number {
  if (typeof body !== 'object' || body === null) return 1;
  if ('pageToken' in body) return 0;
  if ('operations' in body && Array.isArray(body.operations)) return body.operations.length;
  if ('mutateOperations' in body && Array.isArray(body.mutateOperations)) return body.mutateOperations.length;
  return 1;
}

/** Google Ads over REST: authentication, headers, timeouts, errors. Knows no query and no entity. */
export class GoogleClient {
  constructor(
    private readonly settings: GoogleSettings,
    private readonly grants: Grants,
    private readonly gate: CallGate,
    private readonly logger: Logger,
  ) {}

  /** Resource names `customers/1234567890` that the grant reaches directly. */
  async accessibleCustomers(connection: ConnectionAccess): Promise<string[]> {
    const reply = await retryReads(() =>
      this.send<{ resourceNames?: string[] }>({
        connection,
        account: null,
        loginCustomerId: null,
        method: 'GET',
        path: 'customers:listAccessibleCustomers',
        write: false,
      }),
    );
    return reply.data.resourceNames ?? [];
  }

  /** All rows of a query, page by page (10,000 rows each; further pages cost no quota). */
  async *pages(access: AccountAccess, query: string): AsyncGenerator<GoogleRow[]> {
    let pageToken: string | undefined;
    do {
      const { page } = await this.search(access, query, pageToken);
      if (page.results && page.results.length > 0) yield page.results;
      pageToken = page.nextPageToken === '' ? undefined : page.nextPageToken;
    } while (pageToken !== undefined);
  }

  /** All rows of a query that is known to be small. */
  async rows(access: AccountAccess, query: string): Promise<GoogleRow[]> {
    const rows: GoogleRow[] = [];
    for await (const page of this.pages(access, query)) rows.push(...page);
    return rows;
  }

  /** One page, with the platform's own time from the `Date` header (DECISIONS 15). */
  async search(
    access: AccountAccess,
    query: string,
    pageToken?: string,
  ): Promise<{ page: SearchPage; at: Date }> {
    const reply = await retryReads(
      () =>
        this.send<SearchPage>({
          ...this.toAccount(access, 'googleAds:search'),
          body: pageToken === undefined ? { query } : { query, pageToken },
          write: false,
        }),
      access.signal,
    );
    const header: unknown = reply.headers.date;
    return { page: reply.data, at: new Date(typeof header === 'string' ? header : Date.now()) };
  }

  /**
   * All rows of a query over `searchStream`, some hundred at a time. Retried until the first rows; after that a break is the
   * caller's `transient`, since rows have been handed out already.
   */
  async *stream(access: AccountAccess, query: string): AsyncGenerator<GoogleRow[]> {
    const call = { ...this.toAccount(access, 'googleAds:searchStream'), body: { query }, write: false };
    const reply = await retryReads(() => this.send<Readable>({ ...call, stream: true }), access.signal);
    try {
      for await (const part of streamedRows<GoogleRow>(reply.data, LARGEST_REPLY_BYTES)) {
        if (part.rows) {
          yield part.rows;
          continue;
        }
        const chunk = part.chunk as { error?: { code?: number } };
        if (chunk.error) throw toPlatformError(chunk.error.code ?? 500, chunk, false);
      }
    } catch (error) {
      if (error instanceof PlatformError || access.signal?.aborted) throw error;
      throw noAnswer(error, false);
    } finally {
      reply.data.destroy();
    }
  }

  /** Sends a mutate once. @param path such as `campaigns:mutate`; with `validateOnly` nothing can change. */
  async mutate<T>(access: AccountAccess, path: string, body: { validateOnly: boolean }): Promise<T> {
    const call: Call = { ...this.toAccount(access, path), body, write: !body.validateOnly };
    return (await this.send<T>(call)).data;
  }

  /** Places by name; changes nothing, belongs to no account, and is charged to the one that asks. */
  async suggestPlaces(access: AccountAccess, body: object): Promise<GeoTargetSuggestions> {
    const call = { ...this.toAccount(access, ''), path: 'geoTargetConstants:suggest', body, write: false };
    const reply = await retryReads(() => this.send<GeoTargetSuggestions>(call), access.signal);
    return reply.data;
  }

  private toAccount(access: AccountAccess, path: string): Omit<Call, 'write'> {
    return {
      connection: access.connection,
      account: access.externalId,
      loginCustomerId: access.managerExternalId,
      method: 'POST',
      path: `customers/${id(access.externalId)}/${path}`,
      signal: access.signal,
    };
  }

  /** A refused token was refused before anything was done, so renewing it and sending again is safe for writes too. */
  private async send<T>(call: Call): Promise<AxiosResponse<T>> {
    try {
      return await this.attempt<T>(call);
    } catch (error) {
      if (!(error instanceof PlatformError) || error.kind !== 'auth_expired') throw error;
    }
    try {
      await this.grants.refresh(call.connection);
      return await this.attempt<T>(call);
    } catch (error) {
      if (error instanceof PlatformError && error.kind === 'auth_expired')
        await call.connection.onExpired?.(error.detail.userMessage ?? error.message);
      throw error;
    }
  }

  private async attempt<T>(call: Call): Promise<AxiosResponse<T>> {
    assertOutsideTransaction('Google Ads');
    call.signal?.throwIfAborted();
    if (!call.write) await this.gate.enter(this.budget(call), call.signal);
    const startedAt = performance.now();
    await this.gate.count(this.budget(call), operationsOf(call.body));
    let reply: AxiosResponse<T>;
    try {
      reply = await axios.request<T>(this.request(call));
    } catch (error) {
      if (call.signal?.aborted && !call.write) throw error;
      throw noAnswer(error, call.write);
    }
    this.logger.debug(
      {
        path: call.path,
        status: reply.status,
        ms: Math.round(performance.now() - startedAt),
        requestId: reply.headers['request-id'],
      },
      'google ads call',
    );
    if (reply.status === 200) return reply;
    const body: unknown = call.stream ? await this.errorBody(reply.data as Readable) : reply.data;
    throw await this.refusal(call, toPlatformError(reply.status, body, call.write));
  }

  private budget(call: Call) {
    return {
      connectionId: call.connection.connectionId,
      account: call.account,
      dailyOperations: this.settings.googleDailyOperations ?? null,
    };
  }

  /** Google has no usage headers: a limit is known when it is hit, and then all workers shall know it. */
  private async refusal(call: Call, error: PlatformError): Promise<PlatformError> {
    const { retryAfterMs, scope } = error.detail;
    if (error.kind !== 'rate_limited' || !retryAfterMs) return error;
    const account = scope === 'account' ? call.account : null;
    await this.gate.report({ ...this.budget(call), account }, [
      { name: error.detail.vendorCode, percent: 100, regainAfterMs: retryAfterMs },
    ]);
    return error;
  }

  private request(call: Call): AxiosRequestConfig {
    const { api } = endpointsOf(this.settings, call.connection.environment);
    return {
      method: call.method,
      url: `${api}/${call.path}`,
      ...(call.body === undefined ? {} : { data: call.body }),
      headers: {
        Authorization: `Bearer ${this.grants.current(call.connection).accessToken}`,
        ...(call.loginCustomerId === null ? {} : { 'login-customer-id': id(call.loginCustomerId) }),
        ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      timeout: call.write ? (this.settings.writeTimeoutMs ?? WRITE_TIMEOUT_MS) : READ_TIMEOUT_MS,
      maxRedirects: 0,
      maxContentLength: call.stream ? Number.POSITIVE_INFINITY : LARGEST_REPLY_BYTES,
      responseType: call.stream ? 'stream' : 'json',
      validateStatus: () => true,
      // A write that has left us is not called back by closing the line: its answer is worth more.
      ...(call.signal && !call.write ? { signal: call.signal } : {}),
    };
  }

  /** A refused stream: an array of one error, or whatever a proxy in between says. */
  private async errorBody(data: Readable): Promise<unknown> {
    const parts: Buffer[] = [];
    try {
      for await (const part of data) parts.push(part as Buffer);
      return JSON.parse(Buffer.concat(parts).toString('utf8'));
    } catch (error) {
      this.logger.debug({ err: error }, 'a refusal without a readable body');
      return null;
    }
  }
}
