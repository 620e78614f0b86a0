import { type ReadToolName, readTools, type ToolResult } from '@adwright/contracts';
import { GROUNDED_CHAT_PROMPT, groundedChatPrompt, toolText } from '../prompts/grounded-chat.js';
import { saidBeforeText } from '../prompts/summarise.js';
import type { LanguageModel, ModelMessage, ModelTool, ToolCall } from './language-model.js';
import { type Speaker, type Toolbox, ToolRefused, type Turn, type Utterance } from './speaker.js';

/** Rounds of tool calls in one answer; then the model has to speak with what it has. */
const MOST_ROUNDS = 6;
const MOST_CALLS_A_ROUND = 4;

const offered: readonly ModelTool[] = Object.entries(readTools).map(([name, spec]) => ({
  name,
  description: spec.summary,
  schema: spec.body,
}));

/** A language model that reads with the tools and speaks in references. */
export class ModelSpeaker implements Speaker {
  readonly prompt = GROUNDED_CHAT_PROMPT;

  constructor(private readonly model: LanguageModel) {}

  get engine(): string {
    return this.model.name;
  }

  async *speak(turn: Turn, toolbox: Toolbox, signal: AbortSignal): AsyncGenerator<Utterance> {
    const messages: ModelMessage[] = [
      { role: 'system', text: groundedChatPrompt(turn.language) },
      ...saidBefore(turn),
      ...turn.history.map(({ role, text }) => ({ role, text })),
      { role: 'user', text: questionText(turn) },
    ];
    for (let round = 0; !signal.aborted; round++) {
      const tools = round < MOST_ROUNDS ? offered : [];
      let text = '';
      let calls: readonly ToolCall[] = [];
      for await (const event of this.model.stream(messages, tools, signal)) {
        if (event.type === 'calls') calls = event.calls;
        else {
          text += event.text;
          yield event;
        }
      }
      if (calls.length === 0 || tools.length === 0) return;
      if (text !== '') yield { type: 'text', text: '\n' };
      messages.push({ role: 'assistant', text, calls });
      for (const [index, call] of calls.entries()) {
        const answer =
          index < MOST_CALLS_A_ROUND ? await answerOf(call, toolbox) : 'error: too many calls at once';
        messages.push({ role: 'tool', callId: call.id, text: answer });
      }
    }
  }
}

/** What was said before, as an exchange of its own, so that nobody's question is mixed with it. */
function saidBefore({ before }: Turn): ModelMessage[] {
  if (before.questions.length + before.notes.length === 0) return [];
  return [
    { role: 'user', text: saidBeforeText(before) },
    { role: 'assistant', text: 'Noted.' },
  ];
}

function questionText({ question, context }: Turn): string {
  const looking = Object.entries(context).map(([key, id]) => `${key} ${id}`);
  return looking.length === 0 ? question : `${question}\n\n(The person is looking at: ${looking.join(', ')})`;
}

function isTool(name: string): name is ReadToolName {
  return Object.hasOwn(readTools, name);
}

/** The tool's answer as the model reads it; a wrong name or wrong arguments come back as a sentence it can act on. */
async function answerOf({ name, args }: ToolCall, toolbox: Toolbox): Promise<string> {
  if (!isTool(name))
    return `error: there is no tool of that name; there are ${Object.keys(readTools).join(', ')}`;
  const parsed = readTools[name].body.safeParse(args ?? {});
  if (!parsed.success) {
    const faults = parsed.error.issues
      .slice(0, 5)
      .map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    return `error: the arguments were not accepted: ${faults.join('; ')}`;
  }
  try {
    const result: ToolResult = await toolbox.call(name, parsed.data);
    return toolText(result);
  } catch (error) {
    if (error instanceof ToolRefused) return `error: ${error.code}: ${error.message}`;
    throw error;
  }
}
