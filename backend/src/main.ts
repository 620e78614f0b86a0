import 'reflect-metadata';
import { makeLogger } from './common/logger.js';
import { ConfigError, readConfig } from './config/config.js';
import { createHttpApp } from './http-app.js';

async function main(): Promise<void> {
  const config = readConfig();
  const logger = makeLogger('api', config.logLevel);
  const app = await createHttpApp(config, logger);
  await app.listen(config.http.port, config.http.host);
  logger.info({ url: await app.getUrl() }, 'API is listening');
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
