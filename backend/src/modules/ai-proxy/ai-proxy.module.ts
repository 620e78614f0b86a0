import { Module } from '@nestjs/common';
import { AiUsageModule } from '../ai-usage/ai-usage.module.js';
import { AiClient } from './ai-client.js';
import { AiProxy } from './ai-proxy.service.js';
import { BuilderProxy } from './builder-proxy.js';
import { KnowledgeProxy } from './knowledge-proxy.js';
import { LanguageProxy } from './language-proxy.js';
import { SpeechProxy } from './speech-proxy.js';

const proxies = [AiProxy, BuilderProxy, KnowledgeProxy, LanguageProxy, SpeechProxy];

/** Everything that is asked of the AI service; the client that carries it stays inside. */
@Module({ imports: [AiUsageModule], providers: [AiClient, ...proxies], exports: proxies })
export class AiProxyModule {}
