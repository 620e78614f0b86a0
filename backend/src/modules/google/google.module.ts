import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../../common/logger.js';
import { CONFIG, type Config } from '../../config/config.js';
import { CALL_GATE, type CallGate } from '../../platforms/call-gate.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { makeGoogleAdapter } from './google.adapter.js';

@Module({})
export class GoogleModule implements OnModuleInit {
  constructor(
    private readonly registry: PlatformRegistry,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CALL_GATE) private readonly gate: CallGate,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.registry.register(makeGoogleAdapter(this.config.platforms, this.gate, this.logger));
  }
}
