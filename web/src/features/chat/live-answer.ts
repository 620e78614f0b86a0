import type { ChatEvent, ConversationMessage } from '@adwright/contracts';

/** What is shown of an answer while it streams, above what the server has stored. */
export interface LiveAnswer {
  readonly question: ConversationMessage | null;
  readonly answer: ConversationMessage | null;
  /** What is read right now. */
  readonly tool: string | null;
}

export const NO_ANSWER: LiveAnswer = { question: null, answer: null, tool: null };

function united<T extends { readonly id: string }>(before: readonly T[], more: readonly T[]): T[] {
  return [...new Map([...before, ...more].map((item) => [item.id, item])).values()];
}

/** The answer after one more event. Pure. */
export function withEvent(live: LiveAnswer, event: ChatEvent): LiveAnswer {
  if (event.type === 'started') return { question: event.question, answer: event.answer, tool: null };
  const { answer } = live;
  if (answer === null) return live;
  switch (event.type) {
    case 'engine':
      return { ...live, answer: { ...answer, engine: event.engine, instead: event.instead } };
    case 'tool':
      return { ...live, tool: event.tool };
    case 'draft':
      return live;
    case 'refused':
      return { ...live, answer: { ...answer, refused: answer.refused + 1 } };
    case 'ended':
      return { ...live, tool: null, answer: { ...answer, state: event.state, error: event.error } };
    case 'parts':
      return {
        ...live,
        tool: null,
        answer: {
          ...answer,
          segments: [...answer.segments, ...event.segments],
          facts: united(answer.facts, event.facts),
          mentions: united(answer.mentions, event.mentions),
          citations: united(answer.citations, event.citations),
        },
      };
  }
}
