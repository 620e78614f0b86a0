import { Module } from '@nestjs/common';
import { AiProxy } from './ai-proxy.service.js';
import { SpeechProxy } from './speech-proxy.js';

@Module({ providers: [AiProxy, SpeechProxy], exports: [AiProxy, SpeechProxy] })
export class AiProxyModule {}
