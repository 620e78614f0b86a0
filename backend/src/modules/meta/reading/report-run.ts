import type { AccountAccess } from '../../../platforms/access.js';
import { pause } from '../../../platforms/retry-reads.js';
import type { MetaClient, Params } from '../client/meta.client.js';
import type { InsightRow, ReportRun } from '../wire.js';

export interface PollPolicy {
  readonly firstMs: number;
  readonly longestMs: number;
  /** A run whose percentage stands still for so long is given up. */
  readonly stuckMs: number;
}

export const pollPolicy: PollPolicy = { firstMs: 1_000, longestMs: 10_000, stuckMs: 180_000 };

/** Meta could not make the report as asked; a smaller one may work. */
export class ReportFailed extends Error {}

/**
 * An asynchronous report: start, wait, read. "Completed" counts only together with 100 %, since Meta sets the state first
 * (PLATFORMS.md B2).
 * @throws ReportFailed when the run fails, is skipped or stands still.
 */
export async function* reportRun(
  client: MetaClient,
  access: AccountAccess,
  path: string,
  params: Params,
  policy: PollPolicy = pollPolicy,
): AsyncGenerator<InsightRow[]> {
  const { report_run_id: runId } = await client.start<{ report_run_id?: string }>(
    access,
    `${path}/insights`,
    params,
  );
  if (!runId) throw new ReportFailed('Meta started no report');
  let percent = -1;
  let movedAt = Date.now();
  for (let wait = policy.firstMs; ; wait = Math.min(policy.longestMs, wait * 2)) {
    await pause(wait, access.signal);
    const run = await client.get<ReportRun>(access, runId, {
      fields: 'async_status,async_percent_completion,error_code,error_subcode,error_message',
    });
    const done = run.async_percent_completion ?? 0;
    if (run.async_status === 'Job Completed' && done === 100) break;
    if (run.async_status === 'Job Failed' || run.async_status === 'Job Skipped')
      throw new ReportFailed(`${run.async_status} (${run.error_code ?? 'no code'})`);
    if (done !== percent) {
      percent = done;
      movedAt = Date.now();
    } else if (Date.now() - movedAt > policy.stuckMs) {
      throw new ReportFailed(`the report stands still at ${done} %`);
    }
  }
  yield* client.pages<InsightRow>(access, `${runId}/insights`, { limit: 500 });
}
