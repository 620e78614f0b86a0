import { makeLogger } from '../../ai-service/src/common/logger.js';
import { readConfig } from '../../ai-service/src/config/config.js';
import { createHttpApp } from '../../ai-service/src/http-app.js';
import { LanguageModule } from '../../ai-service/src/language.module.js';

export { freePort } from '../src/system/ports.js';

/** The AI service of one test file, over real HTTP. */
export interface TestAiService {
  url: string;
  close(): Promise<void>;
}

/**
 * Starts the AI service without its judge (whose threads run built code) in this process, on a free port, over the test's
 * own database. The caller shares `serviceToken` with it.
 */
export async function startTestAiService(options: {
  databaseUrl: string;
  serviceToken: string;
  /** Any free one when absent. */
  port?: number;
  environment?: Record<string, string>;
}): Promise<TestAiService> {
  const config = readConfig({
    SERVICE_TOKEN: options.serviceToken,
    AI_PORT: '0',
    LOG_LEVEL: 'silent',
    AI_DATABASE_URL: options.databaseUrl,
    ...options.environment,
  });
  const logger = makeLogger(config.logLevel);
  const app = await createHttpApp(config, logger, LanguageModule.with(config, logger));
  await app.listen(options.port ?? 0, '127.0.0.1');
  return { url: await app.getUrl(), close: () => app.close() };
}
