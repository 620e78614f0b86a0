import { type ChatEvent, chatEventSchema, type EndpointSpec, problemSchema } from '@adwright/contracts';
import { pathOf } from '../../../shared/api/call.js';
import { ApiProblem } from '../../../shared/api/problem.js';
import { refreshSession } from '../../../shared/api/session-refresh.js';
import { t } from '../../../shared/messages/message.js';
import { useWorkspaceStore } from '../../../shared/session/workspace.store.js';

/** The events in a piece of a server-sent stream, and what is left of it for the next piece. */
export function eventsIn(text: string): { readonly events: ChatEvent[]; readonly rest: string } {
  const blocks = text.split('\n\n');
  const rest = blocks.pop() ?? '';
  const events = blocks.flatMap((block) => {
    const data = block.split('\n').find((line) => line.startsWith('data: '));
    if (data === undefined) return [];
    // An event of a newer server that this page does not know is passed over.
    const parsed = chatEventSchema.safeParse(JSON.parse(data.slice('data: '.length)));
    return parsed.success ? [parsed.data] : [];
  });
  return { events, rest };
}

async function open(
  endpoint: EndpointSpec,
  id: string,
  body: unknown,
  signal: AbortSignal,
): Promise<Response> {
  const { workspaceId } = useWorkspaceStore.getState();
  return fetch(`/api${pathOf(endpoint.path, { id })}`, {
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
 * Reads an answer's events until it ends; leaving (`signal`) does not stop the answer. An expired session is renewed
 * once.
 * @throws ApiProblem when it was refused or the connection broke before the end.
 */
export async function readAnswer(
  endpoint: EndpointSpec,
  id: string,
  body: unknown,
  signal: AbortSignal,
  onEvent: (event: ChatEvent) => void,
): Promise<void> {
  let response = await open(endpoint, id, body, signal);
  if (response.status === 401) {
    await refreshSession();
    response = await open(endpoint, id, body, signal);
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
    const read = eventsIn(rest + value);
    rest = read.rest;
    for (const event of read.events) {
      onEvent(event);
      if (event.type === 'ended') return;
    }
  }
}
