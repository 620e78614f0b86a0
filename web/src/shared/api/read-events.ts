import { type EndpointSpec, problemSchema } from '@adwright/contracts';
import type { z } from 'zod';
import { t } from '../messages/message.js';
import { useWorkspaceStore } from '../session/workspace.store.js';
import { pathOf } from './call.js';
import { ApiProblem } from './problem.js';
import { refreshSession } from './session-refresh.js';

/** The events in a piece of a server-sent stream, and what is left of it for the next piece. */
export function eventsIn<S extends z.ZodType>(
  text: string,
  schema: S,
): { readonly events: z.output<S>[]; readonly rest: string } {
  const blocks = text.split('\n\n');
  const rest = blocks.pop() ?? '';
  const events = blocks.flatMap((block) => {
    const data = block.split('\n').find((line) => line.startsWith('data: '));
    if (data === undefined) return [];
    // An event of a newer server that this page does not know is passed over.
    const parsed = schema.safeParse(JSON.parse(data.slice('data: '.length)));
    return parsed.success ? [parsed.data] : [];
  });
  return { events, rest };
}

interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

async function open(endpoint: EndpointSpec, { params, body }: Asked, signal: AbortSignal): Promise<Response> {
  const { workspaceId } = useWorkspaceStore.getState();
  return fetch(`/api${pathOf(endpoint.path, params)}`, {
    method: endpoint.method,
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/json',
      'x-correlation-id': crypto.randomUUID(),
      ...(workspaceId === null ? {} : { 'X-Workspace-Id': workspaceId }),
    },
    ...(endpoint.method === 'GET' ? {} : { body: JSON.stringify(body) }),
    signal,
  });
}

function lost(status: number, cause?: unknown): ApiProblem {
  return new ApiProblem(
    {
      code: 'network',
      status,
      title: t('problem.network.title'),
      detail: t('problem.network.detail'),
      correlationId: null,
    },
    cause,
  );
}

/**
 * Reads a stream's events until `onEvent` says that one was the last. An expired session is renewed once.
 * @param signal leaving it stops the reading.
 * @throws ApiProblem when it was refused or the connection broke before the end.
 */
export async function readEvents<S extends z.ZodType>(
  endpoint: EndpointSpec,
  asked: Asked,
  schema: S,
  signal: AbortSignal,
  onEvent: (event: z.output<S>) => 'more' | 'last',
): Promise<void> {
  let response = await open(endpoint, asked, signal);
  if (response.status === 401) {
    await refreshSession();
    response = await open(endpoint, asked, signal);
  }
  if (!response.ok || response.body === null) {
    const problem = problemSchema.safeParse(await response.json().catch(() => null));
    if (!problem.success) throw lost(response.status);
    const { code, status, title, detail, correlationId } = problem.data;
    throw new ApiProblem({ code, status, title, detail, correlationId });
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) throw lost(0);
    const read = eventsIn(rest + value, schema);
    rest = read.rest;
    for (const event of read.events) if (onEvent(event) === 'last') return;
  }
}
