import type { ChatEvent } from '@adwright/contracts';
import { chatEventSchema, readTools } from '@adwright/contracts';
import { toolOf } from '../../ai-service/src/llm/providers/messages.js';
import { groundedChatPrompt } from '../../ai-service/src/prompts/grounded-chat.js';
import type { BenchApi } from './api.js';

export interface Heard {
  /** Milliseconds from asking to the first words. */
  readonly firstMs: number;
  readonly events: readonly ChatEvent[];
  /** The numbers the events came under. */
  readonly ids: readonly number[];
}

/** Asks over HTTP in a new conversation and reads the stream as a browser does. */
export async function askStreaming({ url, owner }: BenchApi, text: string): Promise<Heard> {
  const { body } = await owner.client.post<{ id: string }>('/conversations', {});
  const cookie = [...owner.client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const started = performance.now();
  const response = await fetch(`${url}/api/conversations/${body.id}/messages`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  });
  let firstMs = Number.NaN;
  const events: ChatEvent[] = [];
  const ids: number[] = [];
  let rest = '';
  for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (rest + part).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data === undefined) continue;
      const event = chatEventSchema.parse(JSON.parse(data));
      if (event.type === 'parts' && Number.isNaN(firstMs)) firstMs = performance.now() - started;
      events.push(event);
      ids.push(Number(/^id: (\d+)$/m.exec(block)?.[1]));
    }
  }
  return { firstMs, events, ids };
}

const TOOLS = Object.entries(readTools).map(([name, { summary, body }]) =>
  toolOf({ name, description: summary, schema: body }),
);

/** Milliseconds to the first words of the double itself, asked what the AI service asks it, prompt and tools included. */
export async function askDouble(sandboxUrl: string, text: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(`${sandboxUrl}/openai/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: 'Bearer double', 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'gpt-5-mini',
      stream: true,
      stream_options: { include_usage: true },
      messages: [
        { role: 'system', content: groundedChatPrompt('en') },
        { role: 'user', content: text },
      ],
      tools: TOOLS,
    }),
  });
  let firstMs = Number.NaN;
  for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? [])
    if (Number.isNaN(firstMs) && /"content":"[^"]/.test(part)) firstMs = performance.now() - started;
  return firstMs;
}

/** Replies of the double, each so often as `times` says; null: always. */
export async function scriptDouble(
  sandboxUrl: string,
  replies: readonly { match?: string; text: string; times: number | null; delayMs?: number }[],
): Promise<void> {
  await fetch(`${sandboxUrl}/_control/openai`, { method: 'DELETE' });
  const answer = await fetch(`${sandboxUrl}/_control/openai`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ replies }),
  });
  if (answer.status !== 201) throw new Error(`the double answered ${answer.status}`);
}
