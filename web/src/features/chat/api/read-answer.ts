import { type ChatEvent, chatEventSchema, type EndpointSpec } from '@adwright/contracts';
import { readEvents } from '../../../shared/api/read-events.js';

/**
 * Reads an answer's events until it ends; leaving (`signal`) does not stop the answer.
 * @throws ApiProblem when it was refused or the connection broke before the end.
 */
export function readAnswer(
  endpoint: EndpointSpec,
  id: string,
  body: unknown,
  signal: AbortSignal,
  onEvent: (event: ChatEvent) => void,
): Promise<void> {
  return readEvents(endpoint, { params: { id }, body }, chatEventSchema, signal, (event) => {
    onEvent(event);
    return event.type === 'ended' ? 'last' : 'more';
  });
}
