import { randomUUID } from 'node:crypto';
import { type EndpointSpec, meteredEventSchema, NO_CAP } from '@adwright/contracts';
import type { z } from 'zod';
import { startTestDatabase, type TestDatabase } from '../../../../ops/testing/database.js';
import { makeLogger } from '../../common/logger.js';
import { readConfig } from '../../config/config.js';
import { createHttpApp } from '../../http-app.js';
import { KnowledgeModule } from '../knowledge.module.js';

const TOKEN = 'a-token-for-tests-that-is-long-enough';

export interface KnowledgeApp {
  readonly database: TestDatabase;
  /** Calls an endpoint of the AI service without a cap; the status and the answer as it came. */
  call(endpoint: EndpointSpec, body: unknown): Promise<{ status: number; body: unknown }>;
  /** The same, for an answer that must be the contract's. */
  ask<E extends EndpointSpec & { response: z.ZodType }>(
    endpoint: E,
    body: Omit<z.input<NonNullable<E['body']>>, 'spending'>,
  ): Promise<z.output<E['response']>>;
  /** A provider of the app. */
  part<T>(type: abstract new (...args: never[]) => T): T;
  /** A row for the passages to belong to. */
  addDocument(place: { workspaceId: string; clientId?: string | null }): Promise<string>;
  close(): Promise<void>;
}

/** The real AI service on a free port over a database of its own. */
export async function startKnowledgeApp(environment: Record<string, string> = {}): Promise<KnowledgeApp> {
  const database = await startTestDatabase();
  const config = readConfig({
    SERVICE_TOKEN: TOKEN,
    AI_PORT: '0',
    LOG_LEVEL: 'silent',
    AI_DATABASE_URL: database.aiUrl,
    ...environment,
  });
  const logger = makeLogger(config.logLevel);
  const app = await createHttpApp(config, logger, KnowledgeModule.with(config, logger));
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const call: KnowledgeApp['call'] = async ({ path }, body) => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ spending: NO_CAP, ...(body as object) }),
    });
    return { status: response.status, body: answerIn(await response.text()) };
  };
  return {
    database,
    call,
    part: (type) => app.get(type as never, { strict: false }),
    ask: async (endpoint, body) => {
      const answer = await call(endpoint, body);
      if (answer.status !== 200) throw new Error(`${endpoint.path} answered ${JSON.stringify(answer)}`);
      return endpoint.response.parse(answer.body) as never;
    },
    addDocument: async ({ workspaceId, clientId = null }) => {
      const id = randomUUID();
      await database.asOwner(
        `INSERT INTO knowledge_documents (id, workspace_id, client_id, title, kind, sha256, bytes, text, created_by)
         VALUES ($1::uuid, $2, $3, 't', 'text', gen_random_uuid()::text, 1, '', $1::uuid)`,
        [id, workspaceId, clientId],
      );
      return id;
    },
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}

/** The answer of an endpoint, which comes at the end of a stream where a provider was asked. */
function answerIn(text: string): unknown {
  if (!text.startsWith('data: ')) return JSON.parse(text);
  const last = text.trim().split('\n\n').at(-1) ?? '';
  const event = meteredEventSchema.parse(JSON.parse(last.slice('data: '.length)));
  return event.type === 'result' ? event.body : event;
}

/** Stores a whole document, as the backend does. */
export async function ingestAll(
  app: KnowledgeApp,
  endpoint: EndpointSpec & { response: z.ZodType },
  document: {
    workspaceId: string;
    clientId?: string | null;
    documentId: string;
    title: string;
    text: string;
  },
): Promise<{ model: string; total: number }> {
  const { workspaceId, clientId = null, documentId, title, text } = document;
  for (let from = 0; ; ) {
    const part = (await app.ask(endpoint, {
      scope: { workspaceId, clients: 'all' },
      documentId,
      clientId,
      title,
      text,
      from,
    } as never)) as { model: string; done: number; total: number };
    if (part.done >= part.total) return part;
    from = part.done;
  }
}
