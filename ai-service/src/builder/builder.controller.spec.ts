import { type BuilderReply, builderReplySchema, EMPTY_DRAFT, NO_CAP } from '@adwright/contracts';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../common/app-error.js';
import { LOGGER, makeLogger } from '../common/logger.js';
import { ProblemFilter } from '../common/problem.filter.js';
import { Models } from '../llm/models.js';
import type { ProviderModel } from '../llm/providers/provider-model.js';
import { BuilderController } from './builder.controller.js';
import { BuilderService } from './builder.service.js';
import { TODAY, textOf, workspaces } from './testing/converse.js';

class BuilderModule {}

const logger = makeLogger('silent');
/** A provider that is down. */
const silent: ProviderModel = {
  name: 'silent',
  priced: true,
  async *stream() {
    yield { type: 'text', text: '' };
  },
  fill: () => Promise.reject(new AppError('ai_unavailable', 'It does not answer.')),
};

async function start(model: ProviderModel | null) {
  const app = await NestFactory.create<NestExpressApplication>(
    {
      module: BuilderModule,
      controllers: [BuilderController],
      providers: [
        { provide: LOGGER, useValue: logger },
        { provide: Models, useValue: new Models(model, false) },
        BuilderService,
      ],
    },
    { logger: false, bodyParser: false },
  );
  app.useBodyParser('raw', { type: 'application/json', limit: 1_000_000 });
  app.useGlobalFilters(new ProblemFilter(logger));
  await app.listen(0, '127.0.0.1');
  return app;
}

let apps: NestExpressApplication[];
beforeAll(async () => {
  apps = [await start(null), await start(silent)];
});
afterAll(() => Promise.all(apps.map((app) => app.close())));

const turn = { language: 'en', body: EMPTY_DRAFT, accounts: workspaces.google, today: TODAY };
async function post(app: NestExpressApplication | undefined, body: unknown): Promise<Response> {
  const url = ((await app?.getUrl()) ?? '').replace('[::1]', '127.0.0.1');
  return fetch(`${url}/builder/turn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ spending: NO_CAP, ...(body as object) }),
  });
}

describe('the builder’s door', () => {
  it('answers within its contract, the same with no model and with one that is down', async () => {
    const message = '50 euros a day for our hotel in Nice, start Monday';
    const replies: BuilderReply[] = [];
    for (const app of apps) {
      const response = await post(app, { ...turn, message });
      expect(response.status).toBe(200);
      replies.push(builderReplySchema.parse(await response.json()));
    }
    expect(replies[0]).toEqual(replies[1]);
    expect(replies[0]).toMatchObject({ engine: 'offline', about: 'draft' });
    expect(textOf(replies[0] ?? { segments: [] })).toContain('50.00 EUR a day');
  });

  it('opens a draft without a message, and refuses what is no turn', async () => {
    const opened = await post(apps[0], { ...turn, message: null });
    expect(opened.status).toBe(200);
    for (const wrong of [{}, { ...turn, message: 5 }, { ...turn, message: 'x', body: { slots: {} } }])
      expect((await post(apps[0], wrong)).status).toBe(422);
  });
});
