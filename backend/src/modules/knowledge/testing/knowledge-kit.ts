import type {
  EndpointOutput,
  getDocument,
  KnowledgeDocument,
  Problem,
  searchKnowledge,
} from '@adwright/contracts';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { freePort, startTestAiService, type TestAiService } from '../../../../../ops/testing/ai-service.js';
import { makeLogger } from '../../../common/logger.js';
import { compileWorker } from '../../../common/testing/compiled-worker.js';
import { startTestApp, type TestApp, type TestUser } from '../../../common/testing/test-app.js';
import type { TestAnswer, TestClient } from '../../../common/testing/test-client.js';
import { WorkerModule } from '../../../worker.module.js';
import { DOCUMENT_WORKER } from '../reading/reading-thread.js';

export type Found = EndpointOutput<typeof searchKnowledge>;

/** The API with the AI service that keeps its passages; the worker when it is asked for. */
export class KnowledgeKit {
  private worker: INestApplicationContext | null = null;

  private constructor(
    readonly api: TestApp,
    private readonly port: number,
    public owner: TestUser,
  ) {}

  private ai: TestAiService | null = null;

  static async open(): Promise<KnowledgeKit> {
    const port = await freePort();
    const api = await startTestApp({ AI_SERVICE_URL: `http://127.0.0.1:${port}`, RECONCILE_SECONDS: '1' });
    const kit = new KnowledgeKit(api, port, await api.signUp());
    // The thread's program is compiled for this test instead of taken from a build that may be old.
    const program = await compileWorker('knowledge/reading/document.worker.js', ['knowledge/reading']);
    api.app.get<URL>(DOCUMENT_WORKER, { strict: false }).href = program.href;
    await kit.startAi();
    return kit;
  }

  async startAi(): Promise<void> {
    const { database, config } = this.api;
    this.ai = await startTestAiService({
      databaseUrl: database.aiUrl,
      serviceToken: config.secrets.serviceToken,
      port: this.port,
    });
  }

  async stopAi(): Promise<void> {
    await this.ai?.close();
    this.ai = null;
  }

  async startWorker(): Promise<void> {
    this.worker = await NestFactory.createApplicationContext(
      WorkerModule.with(this.api.config, makeLogger('worker', 'silent')),
      { logger: false, abortOnError: false },
    );
    await this.worker.init();
  }

  async close(): Promise<void> {
    await this.worker?.close();
    await this.stopAi();
    await this.api.close();
  }

  async client(name: string): Promise<string> {
    return (await this.owner.client.post<{ id: string }>('/clients', { name })).body.id;
  }

  async paste(
    title: string,
    text: string,
    clientId?: string,
    caller: TestClient = this.owner.client,
  ): Promise<KnowledgeDocument & { duplicate: boolean }> {
    const body = { title, text, ...(clientId === undefined ? {} : { clientId }) };
    const answer = await caller.post<KnowledgeDocument & { duplicate: boolean }>(
      '/knowledge/documents',
      body,
    );
    if (answer.status !== 202) throw new Error(`pasting answered ${answer.status}: ${answer.text}`);
    return answer.body;
  }

  upload(
    name: string,
    bytes: Uint8Array<ArrayBuffer> | string,
    fields: Record<string, string> = {},
  ): Promise<TestAnswer<KnowledgeDocument & Problem>> {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.set(field, value);
    form.set('file', new Blob([bytes]), name);
    return this.owner.client.post('/knowledge/documents', form);
  }

  /** Waits until a document is in one of the states. */
  async until(id: string, ...states: KnowledgeDocument['state'][]): Promise<KnowledgeDocument> {
    for (let tries = 0; tries < 300; tries += 1) {
      const { body } = await this.owner.client.get<EndpointOutput<typeof getDocument>>(
        `/knowledge/documents/${id}`,
      );
      if (states.includes(body.state)) return body;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the document did not become ${states.join(' or ')}`);
  }

  async search(
    query: string,
    caller: TestClient = this.owner.client,
    clientId?: string,
  ): Promise<Found['items']> {
    const body = { query, ...(clientId === undefined ? {} : { clientId }) };
    const answer = await caller.post<Found>('/knowledge/search', body);
    if (answer.status !== 200) throw new Error(`the search answered ${answer.status}: ${answer.text}`);
    return answer.body.items;
  }
}
