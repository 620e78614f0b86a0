import type { ReconciledLevel, Reconciliation } from '@adwright/contracts';
import type { ReconciliationRow } from './reconciliation-read.repository.js';

type Step = Reconciliation['levels'][number];

/** What a level's reading came to when its comparison is in this state. */
const interrupted: Record<Reconciliation['state'], Step['state']> = {
  queued: 'waiting',
  running: 'running',
  done: 'done',
  failed: 'failed',
  cancelled: 'skipped',
};

function stepOf(row: ReconciliationRow, level: ReconciledLevel): Step {
  const summary = row.summaries[level];
  if (summary) {
    const { rows, equalDays, explainedDays, unexplainedDays } = summary;
    return { level, state: 'done', rows, equalDays, explainedDays, unexplainedDays };
  }
  const none = { equalDays: null, explainedDays: null, unexplainedDays: null };
  if (row.reading === level) return { level, state: interrupted[row.state], rows: row.rows, ...none };
  const live = row.state === 'queued' || row.state === 'running';
  return { level, state: live ? 'waiting' : 'skipped', rows: 0, ...none };
}

export function toReconciliation(row: ReconciliationRow): Reconciliation {
  const { id, adAccountId, adAccountName, days, state, attempt, from, to, error } = row;
  return {
    id,
    adAccountId,
    adAccountName,
    days,
    state,
    attempt,
    from,
    to,
    levels: row.levels.map((level) => stepOf(row, level)),
    error,
    createdAt: row.at.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
