import { Module } from '@nestjs/common';
import { AiProxy } from './ai-proxy.service.js';
import { BuilderProxy } from './builder-proxy.js';
import { SpeechProxy } from './speech-proxy.js';

@Module({ providers: [AiProxy, BuilderProxy, SpeechProxy], exports: [AiProxy, BuilderProxy, SpeechProxy] })
export class AiProxyModule {}
