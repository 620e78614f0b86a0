import { z } from 'zod';
import { idSchema } from './common.js';

/** What every job carries beside its own fields: whose it is and which request started it. */
const jobBase = { workspaceId: idSchema, correlationId: z.string().max(100) };

/**
 * A job is a definition and a handler. The row in PostgreSQL is its truth; `key` makes the Bull job id, so that
 * enqueuing twice wakes one worker once.
 */
export interface JobDefinition<S extends z.ZodType = z.ZodType> {
  readonly queue: string;
  readonly name: string;
  readonly payload: S;
  readonly key: (payload: z.output<S>) => string;
  readonly attempts: number;
  readonly backoffMs: number;
  /** Bull priority: 1 is first. */
  readonly priority: number;
}

function defineJob<S extends z.ZodType>(job: JobDefinition<S>): JobDefinition<S> {
  return job;
}

/** Runs one sync run; retries live in the row (three tries), so Bull tries once. */
export const syncAccountJob = defineJob({
  queue: 'sync',
  name: 'sync-account',
  payload: z.object({ ...jobBase, syncRunId: idSchema, priority: z.number().int().min(1).max(10) }),
  key: (payload) => `sync-account:${payload.syncRunId}`,
  attempts: 1,
  backoffMs: 0,
  priority: 5,
});

/** Compares an account's stored totals with the platform's; retries live in the row. */
export const reconcileAccountJob = defineJob({
  queue: 'reconciliations',
  name: 'reconcile-account',
  payload: z.object({ ...jobBase, reconciliationId: idSchema }),
  key: (payload) => `reconcile-account:${payload.reconciliationId}`,
  attempts: 1,
  backoffMs: 0,
  priority: 3,
});

/** Reads, stores and judges one uploaded export. */
export const importFileJob = defineJob({
  queue: 'imports',
  name: 'import-file',
  payload: z.object({ ...jobBase, importId: idSchema }),
  key: (payload) => `import-file:${payload.importId}`,
  attempts: 1,
  backoffMs: 0,
  priority: 3,
});

/** Judges one account after its facts changed. */
export const judgeAccountJob = defineJob({
  queue: 'judge',
  name: 'judge-account',
  payload: z.object({ ...jobBase, judgeRunId: idSchema }),
  key: (payload) => `judge-account:${payload.judgeRunId}`,
  attempts: 1,
  backoffMs: 0,
  priority: 5,
});

/** Asks a language model for changes of its own after a judge run; whoever waits for the judge does not wait for it. */
export const modelProposalsJob = defineJob({
  queue: 'proposals',
  name: 'model-proposals',
  payload: z.object({ ...jobBase, judgeRunId: idSchema }),
  key: (payload) => `model-proposals:${payload.judgeRunId}`,
  attempts: 1,
  backoffMs: 0,
  priority: 8,
});

/** Applies one approved action. Money: never retried by the queue. */
export const applyActionJob = defineJob({
  queue: 'actions',
  name: 'apply-action',
  payload: z.object({ ...jobBase, actionId: idSchema }),
  key: (payload) => `apply-action:${payload.actionId}`,
  attempts: 1,
  backoffMs: 0,
  priority: 1,
});

/** Makes one knowledge document searchable. */
export const ingestDocumentJob = defineJob({
  queue: 'knowledge',
  name: 'ingest-document',
  payload: z.object({ ...jobBase, documentId: idSchema }),
  key: (payload) => `ingest-document:${payload.documentId}`,
  attempts: 1,
  backoffMs: 0,
  priority: 5,
});

/** Reads what a fact asks for, when it could not be read at once. */
export const readFactJob = defineJob({
  queue: 'knowledge',
  name: 'read-fact',
  payload: z.object({ ...jobBase, factId: idSchema }),
  key: (payload) => `read-fact:${payload.factId}`,
  attempts: 1,
  backoffMs: 0,
  priority: 4,
});

export const jobDefinitions = [
  syncAccountJob,
  reconcileAccountJob,
  importFileJob,
  judgeAccountJob,
  modelProposalsJob,
  applyActionJob,
  ingestDocumentJob,
  readFactJob,
] as const;
export const queueNames = [
  'sync',
  'reconciliations',
  'imports',
  'judge',
  'proposals',
  'actions',
  'knowledge',
] as const;
export type QueueName = (typeof queueNames)[number];
