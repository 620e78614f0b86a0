import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { makeLogger, NestLogger } from './common/logger.js';
import { ConfigError, readConfig } from './config/config.js';
import { DemoSeed } from './modules/demo/demo-seed.js';

/** Seeds the demo beside a running API and worker: they do the work, this asks for it and waits. */
async function main(): Promise<void> {
  const config = readConfig();
  const logger = makeLogger('seed', 'warn');
  const app = await NestFactory.createApplicationContext(AppModule.with(config, logger), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  try {
    await app.get(DemoSeed).run((line) => console.log(line));
  } finally {
    await app.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
