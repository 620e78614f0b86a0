import { Module } from '@nestjs/common';
import { AiProxy } from './ai-proxy.service.js';
import { BuilderProxy } from './builder-proxy.js';
import { KnowledgeProxy } from './knowledge-proxy.js';
import { SpeechProxy } from './speech-proxy.js';

const proxies = [AiProxy, BuilderProxy, KnowledgeProxy, SpeechProxy];

@Module({ providers: proxies, exports: proxies })
export class AiProxyModule {}
