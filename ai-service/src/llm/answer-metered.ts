import type { EndpointSpec, MeteredEvent, Spending } from '@adwright/contracts';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { EventStream, hangUpOf } from '../common/event-stream.js';
import { toProblem } from '../common/problem.js';
import { readBody } from '../common/read-body.js';
import { Meter } from './meter.js';

/** An endpoint that may ask a provider: its body says what may be spent. */
export interface MeteredEndpoint extends EndpointSpec {
  readonly body: z.ZodType<{ readonly spending: Spending }>;
  readonly response: z.ZodType;
}

/**
 * Answers an endpoint that may ask a provider. What is used is told as it is used, so that it is counted when the caller
 * hangs up or the work fails as well; where no provider was asked the answer is plain.
 * @throws what reading the body throws, and what the work throws before a provider was asked.
 */
export async function answerMetered<E extends MeteredEndpoint>(
  endpoint: E,
  request: Request,
  response: Response,
  work: (body: z.output<E['body']>, meter: Meter, signal: AbortSignal) => Promise<z.input<E['response']>>,
): Promise<void> {
  const body = readBody<E['body']>(request.body, endpoint.body);
  const signal = hangUpOf(response);
  const stream: { events: EventStream | null } = { events: null };
  const meter = new Meter(body.spending, (event) => {
    stream.events ??= new EventStream(response);
    stream.events.send(event satisfies MeteredEvent);
  });
  try {
    const answer = await work(body, meter, signal);
    if (stream.events) stream.events.send({ type: 'result', body: answer } satisfies MeteredEvent);
    else response.status(endpoint.status ?? 200).json(answer);
  } catch (error) {
    if (!stream.events) throw error;
    stream.events.send({ type: 'problem', problem: toProblem(error) } satisfies MeteredEvent);
  } finally {
    stream.events?.end();
  }
}
