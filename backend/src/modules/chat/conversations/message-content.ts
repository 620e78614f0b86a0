import {
  answerPartsSchema,
  type ConversationMessage,
  conversationMessageSchema,
  factRowsSchema,
  insteadSchema,
  tokenUsageSchema,
} from '@adwright/contracts';
import { z } from 'zod';
import type { Prisma } from '../../../database/database.js';

/** What a person's message keeps. */
const questionSchema = z.object({ text: z.string() });

/** What an answer keeps: its parts, the rows behind its figures, and under which engine and prompt it was said. */
export const answerContentSchema = answerPartsSchema.extend({
  rows: z.array(factRowsSchema),
  engine: z.string().nullable(),
  prompt: z.string().nullable(),
  instead: insteadSchema.nullable().default(null),
  refused: z.number().int(),
  usage: tokenUsageSchema.nullable(),
  error: conversationMessageSchema.shape.error,
});
export type AnswerContent = z.infer<typeof answerContentSchema>;

export const EMPTY_ANSWER: AnswerContent = {
  segments: [],
  facts: [],
  mentions: [],
  citations: [],
  rows: [],
  engine: null,
  prompt: null,
  instead: null,
  refused: 0,
  usage: null,
  error: null,
};

export type MessageRow = Prisma.ConversationMessageGetPayload<object>;

export function answerOf(row: MessageRow): AnswerContent {
  return answerContentSchema.safeParse(row.content).data ?? EMPTY_ANSWER;
}

export function questionOf(row: MessageRow): string {
  return questionSchema.safeParse(row.content).data?.text ?? '';
}

/** A message as its reader gets it; the rows behind figures are asked for one by one. */
export function toMessage(row: MessageRow): ConversationMessage {
  const { rows: _rows, prompt: _prompt, ...answer } = row.role === 'assistant' ? answerOf(row) : EMPTY_ANSWER;
  return {
    ...answer,
    id: row.id,
    ordinal: row.ordinal,
    role: row.role as ConversationMessage['role'],
    state: row.state as ConversationMessage['state'],
    text: row.role === 'user' ? questionOf(row) : null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** What a model is told of a former message: figures and names by their kind, since old ids mean nothing in a new turn. */
function historyText(row: MessageRow): string {
  if (row.role === 'user') return questionOf(row);
  const { segments, facts, mentions } = answerOf(row);
  return segments
    .map((segment) => {
      if (segment.type === 'text') return segment.text;
      if (segment.type === 'slot') return `(${segment.slot})`;
      if (segment.type === 'fact')
        return `(${facts.find(({ id }) => id === segment.id)?.measure ?? 'figure'})`;
      return `(${mentions.find(({ id }) => id === segment.id)?.kind ?? 'source'})`;
    })
    .join('')
    .slice(0, 8000);
}

/** Messages as an engine is told of them. */
export function historyOf(rows: readonly MessageRow[]): { role: 'user' | 'assistant'; text: string }[] {
  return rows.map((row) => ({ role: row.role === 'user' ? 'user' : 'assistant', text: historyText(row) }));
}
