import { Module } from '@nestjs/common';
import { AiProxy } from './ai-proxy.service.js';

@Module({ providers: [AiProxy], exports: [AiProxy] })
export class AiProxyModule {}
