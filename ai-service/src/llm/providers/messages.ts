import {
  AIMessage,
  type AIMessageChunk,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from '@langchain/core/messages';
import { z } from 'zod';
import type { ModelMessage, ModelTool, ToolCall } from '../language-model.js';

/** Our messages as LangChain's. */
export function messageOf(message: ModelMessage): BaseMessage {
  switch (message.role) {
    case 'system':
      return new SystemMessage(message.text);
    case 'user':
      return new HumanMessage(message.text);
    case 'tool':
      return new ToolMessage({ content: message.text, tool_call_id: message.callId });
    case 'assistant':
      return new AIMessage({
        content: message.text,
        tool_calls: (message.calls ?? []).map(({ id, name, args }) => ({
          id,
          name,
          args: typeof args === 'object' && args !== null ? (args as Record<string, unknown>) : {},
        })),
      });
  }
}

export function toolOf({ name, description, schema }: ModelTool) {
  const { $schema: _dialect, ...parameters } = z.toJSONSchema(schema, { io: 'input' });
  return { type: 'function' as const, function: { name, description, parameters } };
}

/**
 * The calls as they were written: the library mends broken JSON by dropping what it cannot read, and a query without
 * its window is another query. Arguments that are no JSON are handed on as text, which no tool accepts.
 */
export function callsOf(chunk: AIMessageChunk): ToolCall[] {
  return (chunk.tool_call_chunks ?? []).map(({ id, name, args }, index) => ({
    id: id ?? `call-${index}`,
    name: name ?? '',
    args: parsed(args ?? ''),
  }));
}

function parsed(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
