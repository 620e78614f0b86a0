import type { Response } from 'express';
import { keyOf } from '../world/hash.js';
import { textIn } from './answer.js';
import type { Answer, ChatRequest } from './chat.js';

const PIECE = 12;

function tokens(text: string): number {
  return Math.ceil(text.length / 4);
}

function usage(request: ChatRequest, answer: Answer) {
  const said = (answer.content ?? '') + (answer.refusal ?? '') + JSON.stringify(answer.toolCalls);
  const prompt = tokens(textIn(request));
  const completion = tokens(said);
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}

function head(request: ChatRequest, object: string) {
  return {
    id: `chatcmpl-sandbox${keyOf(textIn(request)).toString(36)}`,
    object,
    created: Math.floor(Date.now() / 1000),
    model: request.model,
    system_fingerprint: 'fp_sandbox',
  };
}

/** The whole reply as one body. */
export function completion(request: ChatRequest, answer: Answer): Record<string, unknown> {
  return {
    ...head(request, 'chat.completion'),
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: answer.content,
          refusal: answer.refusal,
          ...(answer.toolCalls.length > 0 ? { tool_calls: answer.toolCalls } : {}),
        },
        logprobs: null,
        finish_reason: answer.finishReason,
      },
    ],
    usage: usage(request, answer),
  };
}

function pieces(text: string): string[] {
  return text.match(new RegExp(`[\\s\\S]{1,${PIECE}}`, 'g')) ?? [];
}

function* deltas(answer: Answer): Generator<Record<string, unknown>> {
  yield { role: 'assistant', content: answer.toolCalls.length > 0 ? null : '' };
  for (const content of pieces(answer.content ?? '')) yield { content };
  for (const refusal of pieces(answer.refusal ?? '')) yield { refusal };
  for (const [index, { id, type, function: made }] of answer.toolCalls.entries()) {
    yield { tool_calls: [{ index, id, type, function: { name: made.name, arguments: '' } }] };
    for (const text of pieces(made.arguments)) {
      yield { tool_calls: [{ index, function: { arguments: text } }] };
    }
  }
}

/** The reply in server-sent events. `cut` breaks the connection after about half of them. */
export function stream(res: Response, request: ChatRequest, answer: Answer, cut: boolean): void {
  const start = head(request, 'chat.completion.chunk');
  const counted = request.stream_options?.include_usage === true;
  const event = (choices: unknown[], more: Record<string, unknown> = {}) =>
    res.write(
      `data: ${JSON.stringify({ ...start, choices, ...(counted ? { usage: null } : {}), ...more })}\n\n`,
    );
  res.status(200).set({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  const all = [...deltas(answer)];
  for (const [index, delta] of all.entries()) {
    if (cut && index >= Math.ceil(all.length / 2)) {
      // What was written must have left before the line is cut.
      res.write('', () => res.socket?.destroy());
      return;
    }
    event([{ index: 0, delta, logprobs: null, finish_reason: null }]);
  }
  event([{ index: 0, delta: {}, logprobs: null, finish_reason: answer.finishReason }]);
  if (counted) event([], { usage: usage(request, answer) });
  res.end('data: [DONE]\n\n');
}
