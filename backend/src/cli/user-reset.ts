import 'reflect-metadata';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Logger } from 'pino';
import { CommonModule } from '../common/common.module.js';
import { makeLogger, NestLogger } from '../common/logger.js';
import { LoggerModule } from '../common/logger.module.js';
import { type Config, readConfig } from '../config/config.js';
import { ConfigModule } from '../config/config.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { PasswordModule } from '../modules/auth/password.module.js';
import { PasswordService } from '../modules/auth/password.service.js';

@Module({})
class UserResetModule {
  static with(config: Config, logger: Logger): DynamicModule {
    return {
      module: UserResetModule,
      imports: [
        ConfigModule.with(config),
        LoggerModule.with(logger),
        CommonModule,
        DatabaseModule,
        PasswordModule,
      ],
    };
  }
}

/** `user-reset <e-mail>`: gives a person a new password, printed once, and ends their sessions. Needs the database only. */
async function main(): Promise<void> {
  const [, , email] = process.argv;
  if (!email) throw new Error('Say whose password: npm run user:reset -- person@example.com');
  const config = readConfig();
  const logger = makeLogger('user-reset', config.logLevel);
  const app = await NestFactory.createApplicationContext(UserResetModule.with(config, logger), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  try {
    const password = await app.get(PasswordService).reset(email);
    console.log(`New password of ${email}: ${password}`);
    console.log('All sessions of this person were ended.');
  } finally {
    await app.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
