import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdAccount, AdPlatform, SyncMode, SyncRun } from '@adwright/contracts';
import { startTestApp, type TestApp, type TestUser } from '../../backend/src/common/testing/test-app.js';
import { memberScope } from '../../backend/src/database/scope.js';
import { ConnectionsService } from '../../backend/src/modules/connections/connections.service.js';
import { startBenchAiService } from './ai-service.js';
import { type CountingProxy, startCountingProxy } from './counting-proxy.js';
import { type AccountSize, type BenchSandbox, makeAccount, startBenchSandbox } from './sandbox.js';
import { type BenchWorker, startBenchWorker } from './worker.js';

/** One finished sync of a large account. */
export interface Measured {
  readonly ms: number;
  /** Rows that the run read and stored. */
  readonly rows: number;
  /** Bytes the sandbox answered with, as they lay on the wire. */
  readonly bytes: number;
}

/** The product as it runs: API, PostgreSQL, Redis, and worker and world in processes of their own. */
export interface LargeBench {
  readonly sandbox: BenchSandbox;
  worker(): BenchWorker;
  /** Makes an account of the size and takes it in; the first full sync begins once a worker runs. */
  account(platform: AdPlatform, size: AccountSize): Promise<AdAccount>;
  /** Waits for the run's end. @throws Error when it does not end well. */
  finished(syncRunId: string): Promise<Measured>;
  sync(account: AdAccount, mode: SyncMode): Promise<Measured>;
  /** Waits until the account is judged after its sync. @throws Error when that fails. */
  judged(account: AdAccount): Promise<{ readonly judgements: number; readonly refused: string | null }>;
  close(): Promise<void>;
}

function secret(): string {
  return randomBytes(48).toString('base64url');
}

async function ended(owner: TestUser, id: string): Promise<SyncRun> {
  for (;;) {
    const { body, status, text } = await owner.client.get<SyncRun>(`/sync-runs/${id}`);
    if (status === 401) await owner.client.post('/auth/refresh');
    else if (status !== 200) throw new Error(`the sync run was answered with ${status}: ${text}`);
    if (body.state === 'done') return body;
    if (body.state === 'failed' || body.error)
      throw new Error(`the sync ended ${body.state}: ${JSON.stringify(body.error)}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function takeIn(test: TestApp, owner: TestUser, platform: AdPlatform, externalId: string) {
  const { workspaceId, id: userId } = owner;
  const scope = memberScope({ workspaceId, userId, role: 'owner', clients: 'all' });
  const connections = test.app.get(ConnectionsService, { strict: false });
  const { id } = await connections.connectSandbox(scope, platform);
  const added = await owner.client.post<{ items: AdAccount[] }>(`/connections/${id}/ad-accounts`, {
    externalIds: [externalId],
  });
  const [account] = added.body.items;
  if (!account) throw new Error(`no account was added: ${added.text}`);
  return account;
}

export async function openLargeBench(): Promise<LargeBench> {
  const sandbox = await startBenchSandbox(new Date().toISOString());
  const proxy: CountingProxy = await startCountingProxy(sandbox.url);
  const serviceToken = secret();
  const ai = await startBenchAiService({ serviceToken, sandboxUrl: sandbox.url });
  const shared = {
    SANDBOX_URL: proxy.url,
    AI_SERVICE_URL: ai.url,
    JWT_SECRET: secret(),
    SERVICE_TOKEN: serviceToken,
    ENCRYPTION_KEYS: `bench:${randomBytes(32).toString('base64')}`,
    ADWRIGHT_CRON: 'off',
    ADWRIGHT_DATA: join(tmpdir(), `adwright-bench-${process.pid}`),
  };
  const test = await startTestApp(shared);
  const owner = await test.signUp();
  const { config, database } = test;
  const finished = async (syncRunId: string): Promise<Measured> => {
    const run = await ended(owner, syncRunId);
    const ms = Date.parse(run.finishedAt ?? '') - Date.parse(run.startedAt ?? '');
    return { ms, rows: run.rows, bytes: proxy.take() };
  };
  return {
    sandbox,
    worker: () =>
      startBenchWorker({
        ...shared,
        NODE_ENV: 'production',
        DATABASE_URL: database.url,
        APP_DATABASE_URL: database.appUrl,
        REDIS_URL: config.redisUrl,
        RECONCILE_SECONDS: '1',
        LOG_LEVEL: 'error',
      }),
    account: async (platform, size) => {
      await makeAccount(sandbox, { ...size, platform });
      const account = await takeIn(test, owner, platform, size.id);
      proxy.take();
      return account;
    },
    finished,
    sync: async (account, mode) => {
      proxy.take();
      await owner.client.post('/auth/refresh');
      const asked = await owner.client.post<SyncRun>('/sync-runs', { adAccountId: account.id, mode });
      return finished(asked.body.id);
    },
    judged: async ({ id }) => {
      for (;;) {
        const [run] = await database.asOwner<{
          state: string;
          error: unknown;
          judgements: number;
          refused: string | null;
        }>(
          `SELECT state, error, refused_because AS refused, (SELECT count(*)::int FROM judgements j WHERE j.judge_run_id = r.id) AS judgements
             FROM judge_runs r WHERE ad_account_id = $1 ORDER BY created_at DESC LIMIT 1`,
          [id],
        );
        if (run?.state === 'done') return run;
        if (run?.error) throw new Error(`the account is not judged: ${JSON.stringify(run.error)}`);
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    },
    close: async () => {
      await test.close();
      await ai.close();
      await proxy.close();
      await sandbox.close();
    },
  };
}
