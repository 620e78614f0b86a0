import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { holdHeapDown } from './common/heap.js';
import { makeLogger, NestLogger } from './common/logger.js';
import { ConfigError, readConfig } from './config/config.js';
import { WorkerModule } from './worker.module.js';

async function main(): Promise<void> {
  holdHeapDown();
  const config = readConfig();
  const logger = makeLogger('worker', config.logLevel);
  const app = await NestFactory.createApplicationContext(WorkerModule.with(config, logger), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  app.enableShutdownHooks();
  logger.info('worker is running');
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
