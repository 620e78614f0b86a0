import type { Context } from '../http/context.js';
import { dateOf } from '../world/calendar.js';
import type { AccountState } from '../world/state.js';
import { GraphError } from './errors.js';
import type { InsightsQuery } from './insights/types.js';
import { Node, type NodeType } from './nodes/node.js';

/** Real time a job takes to start and to finish. */
const START_MS = 80;
const FINISH_MS = 350;
const KEPT = 500;

type Outcome = 'complete' | 'failed' | 'stuck';

export interface Report {
  id: string;
  query: InsightsQuery;
  /** Virtual instant whose knowledge is reported. */
  asOf: number;
  outcome: Outcome;
  /** Real time of the request. */
  startedAt: number;
}

interface Progress {
  status: string;
  percent: number;
}

/** What polling sees: completed and 100 only when the rows can be read. */
export function progress(report: Report, clock = Date.now()): Progress {
  const age = clock - report.startedAt;
  if (age < START_MS) return { status: 'Job Not Started', percent: 0 };
  const done = (age - START_MS) / (FINISH_MS - START_MS);
  if (done < 0.2) return { status: 'Job Started', percent: 0 };
  if (report.outcome === 'stuck')
    return { status: 'Job Running', percent: Math.min(99, Math.floor(done * 99)) };
  if (done < 1) return { status: 'Job Running', percent: Math.floor(done * 100) };
  if (report.outcome === 'failed') return { status: 'Job Failed', percent: 60 };
  return { status: 'Job Completed', percent: 100 };
}

const FAILURE = {
  error_code: 2,
  error_subcode: 1504044,
  error_message: 'The report could not be generated.',
  error_user_title: 'Report failed',
  error_user_msg: 'Something went wrong while generating this report. Try a shorter time range.',
} as const;

const failed = (report: Report) => progress(report).status === 'Job Failed';

const RUN: NodeType<Report> = {
  name: 'AdReportRun',
  edges: ['insights'],
  absent: new Set([
    'async_report_url',
    'emails',
    'friendly_name',
    'is_async_export',
    'is_bookmarked',
    'schedule_id',
  ]),
  fields: {
    account_id: ({ query }) => query.accountId,
    async_status: (report) => progress(report).status,
    async_percent_completion: (report) => progress(report).percent,
    is_running: (report) => !['Job Completed', 'Job Failed'].includes(progress(report).status),
    date_start: ({ query }) => dateOf(query.spans[0]?.from ?? 0),
    date_stop: ({ query }) => dateOf(query.spans.at(-1)?.to ?? 0),
    time_ref: ({ startedAt }) => Math.floor(startedAt / 1000),
    time_completed: (report) =>
      progress(report).status === 'Job Completed' ? Math.floor((report.startedAt + FINISH_MS) / 1000) : 0,
    error_code: (report) => (failed(report) ? FAILURE.error_code : undefined),
    error_subcode: (report) => (failed(report) ? FAILURE.error_subcode : undefined),
    error_message: (report) => (failed(report) ? FAILURE.error_message : undefined),
    error_user_title: (report) => (failed(report) ? FAILURE.error_user_title : undefined),
    error_user_msg: (report) => (failed(report) ? FAILURE.error_user_msg : undefined),
  },
};

/** Report runs live in memory: after a restart their ids are unknown, as they are at the vendor after a month. */
export class Reports {
  private readonly runs = new Map<string, Report>();
  private next = 6_023_920_149_051_000;

  constructor(private readonly context: Context) {}

  start(state: AccountState, query: InsightsQuery, asOf: number): Report {
    const { faults } = this.context;
    const outcome: Outcome = faults.take(state.account.id, 'meta_async_failed')
      ? 'failed'
      : faults.take(state.account.id, 'meta_async_stuck')
        ? 'stuck'
        : 'complete';
    const report = { id: String(this.next++), query, asOf, outcome, startedAt: Date.now() };
    if (this.runs.size >= KEPT) this.runs.delete(this.runs.keys().next().value ?? '');
    this.runs.set(report.id, report);
    return report;
  }

  find(id: string): Report | undefined {
    return this.runs.get(id);
  }
}

/** Throws unless the rows of a report can be read. */
export function readable(report: Report): void {
  if (progress(report).status === 'Job Completed') return;
  throw new GraphError(2601, '(#2601) Your report is not ready yet', { subcode: 1815107, transient: true });
}

/** A run's default fields are those a client polls. */
export const POLLED = ['async_status', 'async_percent_completion', 'is_running', 'date_start', 'date_stop'];

export function reportNode(report: Report, state: AccountState): Node {
  return Node.of(RUN, report.id, state, report);
}
