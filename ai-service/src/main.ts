import 'reflect-metadata';
import { makeLogger } from './common/logger.js';
import { ConfigError, readConfig } from './config/config.js';
import { createHttpApp } from './http-app.js';

async function main(): Promise<void> {
  const config = readConfig();
  const logger = makeLogger(config.logLevel);
  const app = await createHttpApp(config, logger);
  await app.listen(config.port, config.host);
  logger.info({ url: await app.getUrl() }, 'AI service is listening');
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
