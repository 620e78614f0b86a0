import { z } from 'zod';

/** Ways in which a model goes wrong; each changes the reply that would have been given. */
export const MODES = [
  'slow',
  'cut_stream',
  'invalid_json',
  'wrong_tool',
  'refusal',
  'injected',
  'obeying',
  'invented_numbers',
  'rate_limited',
  'server_error',
] as const;
export type Mode = (typeof MODES)[number];

export const scriptedReply = z.object({
  text: z.string().optional(),
  /** Sent as JSON text: the answer to a structured-output request. */
  json: z.json().optional(),
  toolCalls: z.array(z.object({ name: z.string(), arguments: z.json() })).optional(),
  refusal: z.string().optional(),
  finishReason: z.enum(['stop', 'length', 'tool_calls', 'content_filter']).optional(),
  mode: z.enum(MODES).optional(),
  delayMs: z.number().int().min(0).max(600_000).optional(),
  /** Only for requests whose messages contain this text. */
  match: z.string().optional(),
  /** How often it is given; null = always. */
  times: z.number().int().min(1).nullable().default(1),
});
export type ScriptedReply = z.infer<typeof scriptedReply>;

export const scriptRequest = z.object({ replies: z.array(scriptedReply).min(1) });

/** What the double says next: scripted replies in order, each so often as it was asked to be. */
export class OpenAiScript {
  private readonly replies: ScriptedReply[] = [];

  add(replies: readonly ScriptedReply[]): void {
    this.replies.push(...replies.map((reply) => ({ ...reply })));
  }

  clear(): void {
    this.replies.length = 0;
  }

  list(): readonly ScriptedReply[] {
    return this.replies;
  }

  /** The first reply that fits the request's text, counted down; undefined = the double answers by itself. */
  take(text: string): ScriptedReply | undefined {
    const index = this.replies.findIndex(({ match }) => match === undefined || text.includes(match));
    const reply = this.replies[index];
    if (!reply) return undefined;
    if (reply.times !== null) {
      reply.times -= 1;
      if (reply.times <= 0) this.replies.splice(index, 1);
    }
    return reply;
  }
}
