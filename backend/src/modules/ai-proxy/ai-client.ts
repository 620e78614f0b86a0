import {
  aiHealth,
  type EndpointCall,
  type EndpointOutput,
  type EndpointSpec,
  meteredEventSchema,
  problemSchema,
  type Spending,
} from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { AppError } from '../../common/app-error.js';
import { correlationId } from '../../common/correlation.js';
import { assertOutsideTransaction } from '../../common/transaction-context.js';
import { CONFIG, type Config } from '../../config/config.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { AiUsageService } from '../ai-usage/ai-usage.service.js';
import { UsageBook } from '../ai-usage/usage-book.js';
import { eventsIn, textOf } from './event-stream.js';

/** The service sends a sign of life every 15 seconds: more silence means that it is gone. */
const SILENCE_MS = 45_000;

type Answering = EndpointSpec & { readonly body: z.ZodType; readonly response: z.ZodType };
/** An endpoint of the AI service that may ask a provider. */
type Metered = Answering & { readonly body: z.ZodType<{ readonly spending: Spending }> };

export interface CallOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** What could not be done when it fails, as a sentence without its end. */
  readonly failed: string;
}

/**
 * The only caller of the AI service: its token, its time limits, the contract that answers are held to like any
 * stranger's input, and the counting of what providers cost.
 */
@Injectable()
export class AiClient {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly usage: AiUsageService,
  ) {}

  /** Who speaks there: adapter and model, or `offline`. @throws AppError `ai_unavailable` */
  engine(options: CallOptions): Promise<string> {
    return this.asking(options, async (signal) => {
      const response = await fetch(new URL(aiHealth.path, this.config.aiServiceUrl), { signal });
      return aiHealth.response.parse(JSON.parse(await textOf(response))).engine;
    });
  }

  /** An endpoint that asks no provider. @throws AppError `ai_unavailable`, `ai_refused`, `not_found` */
  call<E extends Answering>(
    endpoint: E,
    body: EndpointCall<E>['body'],
    options: CallOptions,
  ): Promise<EndpointOutput<E>> {
    return this.asked(endpoint, JSON.stringify(body), options);
  }

  /** The same with a body too large to be one text: its JSON, compressed. */
  callPacked<E extends Answering>(
    endpoint: E,
    gzip: Uint8Array,
    options: CallOptions,
  ): Promise<EndpointOutput<E>> {
    return this.asked(endpoint, gzip, options);
  }

  /**
   * An endpoint that may ask a provider: what may be spent is told with it, what is spent is recorded, also when the work
   * fails or is stopped. @throws AppError `ai_unavailable`, `ai_refused`, `not_found`
   */
  metered<E extends Metered>(
    scope: WorkspaceScope,
    endpoint: E,
    body: Omit<EndpointCall<E>['body'], 'spending'>,
    options: CallOptions,
  ): Promise<EndpointOutput<E>> {
    return this.asking(options, async (signal) => {
      const spending = await this.usage.spending(scope);
      const response = await this.send(endpoint, JSON.stringify({ ...body, spending }), signal);
      if (!isStream(response))
        return endpoint.response.parse(JSON.parse(await textOf(response))) as EndpointOutput<E>;
      const book = new UsageBook(scope, this.usage);
      try {
        for await (const data of eventsIn(response, SILENCE_MS)) {
          const event = meteredEventSchema.parse(data);
          if (event.type === 'usage') book.see(event);
          else if (event.type === 'problem') throw refusal(event.problem);
          else return endpoint.response.parse(event.body) as EndpointOutput<E>;
        }
        throw new Error('the answer was cut off');
      } finally {
        await book.end();
      }
    });
  }

  /**
   * The events of an endpoint that streams, as they come; the caller keeps the book of what they cost.
   * @throws AppError `ai_unavailable`; Error when the service falls silent.
   */
  async *events(endpoint: EndpointSpec, body: unknown, options: CallOptions): AsyncGenerator<unknown> {
    assertOutsideTransaction('the AI service');
    const response = await this.send(endpoint, JSON.stringify(body), ends(options));
    yield* eventsIn(response, SILENCE_MS);
  }

  private asked<E extends Answering>(
    endpoint: E,
    body: string | Uint8Array,
    options: CallOptions,
  ): Promise<EndpointOutput<E>> {
    return this.asking(options, async (signal) => {
      const response = await this.send(endpoint, body, signal);
      return endpoint.response.parse(JSON.parse(await textOf(response))) as EndpointOutput<E>;
    });
  }

  private async asking<T>(options: CallOptions, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    assertOutsideTransaction('the AI service');
    try {
      return await work(ends(options));
    } catch (error) {
      if (error instanceof Refused) throw error.as(options.failed);
      if (error instanceof AppError) throw error;
      throw new AppError('ai_unavailable', `${options.failed}.`, { cause: error });
    }
  }

  /** @param body JSON, or its gzip */
  private async send(
    { path }: EndpointSpec,
    body: string | Uint8Array,
    signal: AbortSignal,
  ): Promise<Response> {
    const response = await fetch(new URL(path, this.config.aiServiceUrl), {
      method: 'POST',
      redirect: 'error',
      headers: {
        Authorization: `Bearer ${this.config.secrets.serviceToken}`,
        'Content-Type': 'application/json',
        'x-correlation-id': correlationId(),
        ...(typeof body === 'string' ? {} : { 'Content-Encoding': 'gzip' }),
      },
      body: typeof body === 'string' ? body : new Uint8Array(body),
      signal,
    });
    if (response.ok) return response;
    const problem: unknown = await response.json().catch(() => null);
    throw refusal(problem, response.status);
  }
}

/** The service said no, in its own words. */
class Refused extends Error {
  constructor(
    readonly code: 'ai_unavailable' | 'ai_refused' | 'not_found',
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }

  as(failed: string): AppError {
    const text = this.code === 'ai_unavailable' ? `${failed}: ${this.detail}` : this.detail;
    return new AppError(this.code, text, { cause: this });
  }
}

function refusal(answer: unknown, status?: number): Refused {
  const problem = problemSchema.safeParse(answer);
  if (!problem.success) return new Refused('ai_unavailable', `it answered ${status ?? 'nothing'}`);
  const { code, detail } = problem.data;
  return new Refused(code === 'not_found' || code === 'ai_refused' ? code : 'ai_unavailable', detail);
}

function ends({ signal, timeoutMs }: CallOptions): AbortSignal {
  const timeout = AbortSignal.timeout(timeoutMs);
  return signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
}

function isStream(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/event-stream') === true;
}
