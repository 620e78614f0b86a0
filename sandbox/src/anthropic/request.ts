import { z } from 'zod';
import type { ChatRequest } from '../openai/chat.js';

const block = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  content: z.union([z.string(), z.array(z.looseObject({ text: z.string().optional() }))]).optional(),
});
const content = z.union([z.string(), z.array(block)]);

/** A request of the Messages API, as far as the double looks at it. */
export const messagesRequest = z.looseObject({
  model: z.string(),
  max_tokens: z.number().int().min(1),
  system: content.optional(),
  messages: z.array(z.looseObject({ role: z.enum(['user', 'assistant']), content })).min(1),
  stream: z.boolean().optional(),
  tools: z
    .array(z.looseObject({ name: z.string(), input_schema: z.looseObject({ type: z.literal('object') }) }))
    .optional(),
  tool_choice: z
    .looseObject({ type: z.enum(['auto', 'any', 'tool', 'none']), name: z.string().optional() })
    .optional(),
});
export type MessagesRequest = z.infer<typeof messagesRequest>;

function textOf(of: z.infer<typeof content>): string {
  if (typeof of === 'string') return of;
  return of
    .map(({ text, content: inner }) => {
      if (text !== undefined) return text;
      return typeof inner === 'string' ? inner : (inner ?? []).map((one) => one.text ?? '').join('\n');
    })
    .join('\n');
}

/** The same request in the words of the double, which thinks in OpenAI's. */
export function asChat(request: MessagesRequest): ChatRequest {
  const { tool_choice: choice } = request;
  return {
    model: request.model,
    messages: [
      ...(request.system === undefined ? [] : [{ role: 'system' as const, content: textOf(request.system) }]),
      ...request.messages.map(({ role, content: said }) => ({ role, content: textOf(said) })),
    ],
    ...(request.tools === undefined
      ? {}
      : {
          tools: request.tools.map((tool) => ({
            type: 'function' as const,
            function: { name: tool.name, parameters: tool.input_schema as never },
          })),
        }),
    ...(choice?.type === 'tool' && choice.name !== undefined
      ? { tool_choice: { function: { name: choice.name } } }
      : choice?.type === 'any'
        ? { tool_choice: 'required' }
        : {}),
  };
}
