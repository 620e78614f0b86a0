import type { Response } from 'express';
import type { Answer } from '../openai/chat.js';
import { keyOf } from '../world/hash.js';
import type { MessagesRequest } from './request.js';

const PIECE = 12;

function tokens(text: string): number {
  return Math.ceil(text.length / 4);
}

function stopReason(answer: Answer): string {
  if (answer.refusal !== null) return 'refusal';
  if (answer.toolCalls.length > 0) return 'tool_use';
  return answer.finishReason === 'length' ? 'max_tokens' : 'end_turn';
}

interface Block {
  readonly start: Record<string, unknown>;
  readonly deltas: readonly Record<string, unknown>[];
  readonly whole: Record<string, unknown>;
}

function pieces(text: string): string[] {
  return text.match(new RegExp(`[\\s\\S]{1,${PIECE}}`, 'g')) ?? [];
}

/** Arguments that are no JSON cannot be put into a whole message; a stream carries them as they are. */
function inputOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return { broken: text };
    throw error;
  }
}

function blocksOf(answer: Answer): Block[] {
  const text = answer.content ?? answer.refusal ?? '';
  const said: Block[] =
    text === ''
      ? []
      : [
          {
            start: { type: 'text', text: '' },
            deltas: pieces(text).map((piece) => ({ type: 'text_delta', text: piece })),
            whole: { type: 'text', text },
          },
        ];
  const calls = answer.toolCalls.map(({ id, function: { name, arguments: args } }): Block => {
    const head = { type: 'tool_use', id: id.replace('call_', 'toolu_'), name };
    return {
      start: { ...head, input: {} },
      deltas: pieces(args).map((piece) => ({ type: 'input_json_delta', partial_json: piece })),
      whole: { ...head, input: inputOf(args) },
    };
  });
  return [...said, ...calls];
}

function head(request: MessagesRequest) {
  return {
    id: `msg_sandbox${keyOf(JSON.stringify(request.messages)).toString(36)}`,
    type: 'message',
    role: 'assistant',
    model: request.model,
  };
}

function usageOf(request: MessagesRequest, answer: Answer) {
  const said = (answer.content ?? '') + (answer.refusal ?? '') + JSON.stringify(answer.toolCalls);
  return {
    input_tokens: tokens(JSON.stringify([request.system ?? '', request.messages])),
    output_tokens: tokens(said),
  };
}

/** The whole reply as one body. */
export function message(request: MessagesRequest, answer: Answer): Record<string, unknown> {
  return {
    ...head(request),
    content: blocksOf(answer).map(({ whole }) => whole),
    stop_reason: stopReason(answer),
    stop_sequence: null,
    usage: usageOf(request, answer),
  };
}

/** The reply in server-sent events. `cut` breaks the connection after about half of them. */
export function streamMessage(res: Response, request: MessagesRequest, answer: Answer, cut: boolean): void {
  const usage = usageOf(request, answer);
  const events: [string, Record<string, unknown>][] = [
    [
      'message_start',
      {
        message: {
          ...head(request),
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: { ...usage, output_tokens: 1 },
        },
      },
    ],
    ['ping', {}],
  ];
  for (const [index, block] of blocksOf(answer).entries()) {
    events.push(['content_block_start', { index, content_block: block.start }]);
    for (const delta of block.deltas) events.push(['content_block_delta', { index, delta }]);
    events.push(['content_block_stop', { index }]);
  }
  events.push(
    [
      'message_delta',
      {
        delta: { stop_reason: stopReason(answer), stop_sequence: null },
        usage: { output_tokens: usage.output_tokens },
      },
    ],
    ['message_stop', {}],
  );
  res.status(200).set({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  for (const [index, [type, data]] of events.entries()) {
    if (cut && index >= Math.ceil(events.length / 2)) {
      // What was written must have left before the line is cut.
      res.write('', () => res.socket?.destroy());
      return;
    }
    res.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  }
  res.end();
}
