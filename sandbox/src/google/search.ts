import { once } from 'node:events';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { Context } from '../http/context.js';
import { WaitingRows } from '../http/waiting-rows.js';
import type { AccountState } from '../world/state.js';
import { clientsOf } from './access.js';
import { ads } from './errors.js';
import { type Execution, execute } from './gaql/execute.js';
import { plain } from './plain.js';

/** Rows of a page and of a stream's chunk. */
export const PAGE_ROWS = 10_000;

interface Page {
  query: string;
  /** Virtual instant of the first page, so that later pages show the same data. */
  at: number;
  offset: number;
}

function run(context: Context, state: AccountState, query: string, at: number, wholly = false): Execution {
  return execute(context.runtime.world, state, clientsOf(context, state.account.id), query, at, wholly);
}

function take(rows: Generator<Record<string, unknown>>, count: number): Record<string, unknown>[] {
  const page: Record<string, unknown>[] = [];
  while (page.length < count) {
    const next = rows.next();
    if (next.done) break;
    page.push(next.value);
  }
  return page;
}

/** Cost figure of a reply; any positive number will do for clients, it follows the rows here. */
function consumption(rows: number): string {
  return String(1 + rows * 2);
}

function queryText(body: Record<string, unknown>): string {
  const { query } = body;
  if (typeof query !== 'string' || query.trim() === '') {
    throw ads(400, 'queryError', 'EXPECTED_SELECT', 'Error in query: query is empty.');
  }
  return query;
}

/** `googleAds:search`: pages of 10,000 rows; a page token continues where a page ended, at the same instant. */
export class Search {
  private readonly waiting = new WaitingRows();

  constructor(private readonly context: Context) {}

  readonly page = (state: AccountState, req: Request, res: Response): void => {
    const body = plain(req.body, ['query', 'pageToken', 'pageSize', 'validateOnly', 'searchSettings']);
    if (body.pageSize !== undefined) {
      throw ads(400, 'requestError', 'PAGE_SIZE_NOT_SUPPORTED', 'Setting the page size is not supported.');
    }
    const settings = plain(
      body.searchSettings ?? {},
      ['omitResults', 'returnSummaryRow', 'returnTotalResultsCount'],
      'search_settings',
    );
    const query = queryText(body);
    const token = typeof body.pageToken === 'string' && body.pageToken !== '' ? body.pageToken : null;
    const start =
      token === null ? { query, at: this.context.runtime.now(), offset: 0 } : this.read(state, token, query);
    const execution = run(this.context, state, query, start.at);
    if (body.validateOnly === true) {
      res.json({});
      return;
    }
    const { rows: results, more } = this.waiting.take(
      `${state.account.id}/${start.at}/${query}`,
      start.offset,
      PAGE_ROWS,
      () => execution.rows,
    );
    const next = more ? tokenOf(state, { ...start, offset: start.offset + PAGE_ROWS }) : null;
    const total = settings.returnTotalResultsCount === true ? this.count(state, query, start.at) : null;
    res.json({
      ...(settings.omitResults === true || results.length === 0 ? {} : { results }),
      ...(next === null ? {} : { nextPageToken: next }),
      ...(total === null ? {} : { totalResultsCount: String(total) }),
      fieldMask: execution.fieldMask,
      queryResourceConsumption: consumption(results.length),
    });
  };

  /** `googleAds:searchStream`: one JSON array, one element per chunk, written as it is computed. */
  readonly stream = async (state: AccountState, req: Request, res: Response): Promise<void> => {
    const body = plain(req.body, ['query', 'summaryRowSetting', 'batchSize']);
    const execution = run(this.context, state, queryText(body), this.context.runtime.now());
    res.type('application/json; charset=UTF-8');
    let first = true;
    for (;;) {
      const results = take(execution.rows, PAGE_ROWS);
      if (results.length === 0) break;
      const chunk = JSON.stringify({
        results,
        fieldMask: execution.fieldMask,
        requestId: res.getHeader('request-id'),
        queryResourceConsumption: consumption(results.length),
      });
      if (res.destroyed) return;
      if (!res.write(`${first ? '[' : ',\n'}${chunk}`))
        await Promise.race([once(res, 'drain'), once(res, 'close')]);
      first = false;
      // Lets other requests in between chunks of a large report.
      await breathe();
    }
    const empty = { fieldMask: execution.fieldMask, requestId: res.getHeader('request-id') };
    res.end(first ? JSON.stringify([empty]) : ']');
  };

  private count(state: AccountState, query: string, at: number): number {
    let count = 0;
    for (const _row of run(this.context, state, query, at, true).rows) count += 1;
    return count;
  }

  private read(state: AccountState, token: string, query: string): Page {
    try {
      const parsed: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
      if (Array.isArray(parsed) && parsed[0] === state.account.id && parsed[1] === query) {
        return { query, at: Number(parsed[2]), offset: Number(parsed[3]) };
      }
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    throw ads(400, 'requestError', 'INVALID_PAGE_TOKEN', 'The page token is invalid for this request.');
  }
}

function tokenOf(state: AccountState, page: Page): string {
  const parts = [state.account.id, page.query, page.at, page.offset];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}
