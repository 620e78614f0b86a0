import { randomUUID } from 'node:crypto';
import { NO_CAP, type SpeechEvent, type SpeechRequest, speechEventSchema } from '@adwright/contracts';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { LOGGER, makeLogger } from '../../common/logger.js';
import { ProblemFilter } from '../../common/problem.filter.js';
import { requireServiceToken } from '../../common/service-token.js';
import { readConfig } from '../../config/config.js';
import { Speakers } from '../../llm/choose-speaker.js';
import { Models } from '../../llm/models.js';
import { SpeechController } from '../speech.controller.js';
import { SpeechService } from '../speech.service.js';

const SERVICE_TOKEN = 'a-service-token-only-for-these-tests';

class SpeechModule {}

/** The speaking half of the service in this process, asked over HTTP; judging threads run compiled code only. */
export class SpeakingApp {
  private constructor(
    private readonly app: NestExpressApplication,
    private readonly url: string,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<SpeakingApp> {
    const config = readConfig({ SERVICE_TOKEN, LOG_LEVEL: 'silent', ...env });
    const logger = makeLogger('silent');
    const app = await NestFactory.create<NestExpressApplication>(
      {
        module: SpeechModule,
        controllers: [SpeechController],
        providers: [
          { provide: LOGGER, useValue: logger },
          { provide: Speakers, useValue: new Speakers(Models.of(config)) },
          SpeechService,
        ],
      },
      { logger: false, bodyParser: false },
    );
    app.use(requireServiceToken(SERVICE_TOKEN, []));
    app.useBodyParser('raw', { type: 'application/json', limit: config.bodyLimitBytes });
    app.useGlobalFilters(new ProblemFilter(logger));
    await app.listen(0, '127.0.0.1');
    return new SpeakingApp(app, (await app.getUrl()).replace('[::1]', '127.0.0.1'));
  }

  send(
    request: Partial<SpeechRequest> & Pick<SpeechRequest, 'tools'>,
    signal?: AbortSignal,
  ): Promise<Response> {
    const body = {
      turnId: randomUUID(),
      question: 'Why did CPA rise last week?',
      language: 'en',
      history: [],
      context: {},
      spending: NO_CAP,
      ...request,
    };
    return fetch(`${this.url}/chat`, {
      method: 'POST',
      headers: { authorization: `Bearer ${SERVICE_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...(signal ? { signal } : {}),
    });
  }

  async ask(request: Parameters<SpeakingApp['send']>[0]): Promise<SpeechEvent[]> {
    const response = await this.send(request);
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${response.status}: ${text}`);
    return text
      .split('\n\n')
      .filter((block) => block.startsWith('data: '))
      .map((block) => speechEventSchema.parse(JSON.parse(block.slice(6))));
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

/** The answer as a reader would see it, references as ids in angle brackets. */
export function shownOf(events: readonly SpeechEvent[]): string {
  return events
    .flatMap((event) => (event.type === 'segments' ? event.segments : []))
    .map((segment) => (segment.type === 'text' ? segment.text : `<${segment.id}>`))
    .join('');
}
