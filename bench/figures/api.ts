import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApp, type TestUser } from '../../backend/src/common/testing/test-app.js';
import { freePort } from '../../ops/src/system/ports.js';
import { startProgram, untilAnswers } from './program.js';

export interface BenchApi {
  readonly url: string;
  /** Signed in; the cookies hold for `url` as well. */
  readonly owner: TestUser;
  close(): Promise<void>;
}

function secret(): string {
  return randomBytes(48).toString('base64url');
}

/** The API as it is deployed, in a process of its own, beside one in this process that made database and person. */
export async function startBenchApi(options: {
  readonly serviceToken: string;
  readonly aiUrl: string;
}): Promise<BenchApi> {
  const shared = {
    AI_SERVICE_URL: options.aiUrl,
    SERVICE_TOKEN: options.serviceToken,
    JWT_SECRET: secret(),
    ENCRYPTION_KEYS: `bench:${randomBytes(32).toString('base64')}`,
    ADWRIGHT_CRON: 'off',
    ADWRIGHT_DATA: join(tmpdir(), `adwright-bench-${process.pid}`),
    REQUEST_LIMIT: '100000',
  };
  const { database, config, signUp, close } = await startTestApp(shared);
  const owner = await signUp();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = startProgram('backend/dist/main.js', {
    ...shared,
    NODE_ENV: 'production',
    DATABASE_URL: database.url,
    APP_DATABASE_URL: database.appUrl,
    REDIS_URL: config.redisUrl,
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: url,
    LOG_LEVEL: 'error',
  });
  await untilAnswers('the API', `${url}/api/health/live`);
  return {
    url,
    owner,
    close: async () => {
      await program.close();
      await close();
    },
  };
}
