import type { ReadToolName, SpeechRequest, ToolResult } from '@adwright/contracts';

/** What an engine is given to speak about; everything but the question is data. */
export type Turn = Omit<SpeechRequest, 'tools' | 'spending'>;

/** The read-only tools, with the rights of the person who asks. */
export interface Toolbox {
  /**
   * Calls a tool; `args` are checked by the tool's contract on both sides.
   * @throws ToolRefused when the arguments are not accepted or nothing is visible under them.
   */
  call(tool: ReadToolName, args: Record<string, unknown>): Promise<ToolResult>;
}

/** A tool said no: the engine may go on without it, or ask otherwise. */
export class ToolRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'ToolRefused';
  }
}

/** Text may hold references as `{{c1.f2}}`; it goes through the sentence gate before anybody sees it. */
export interface Utterance {
  readonly type: 'text';
  readonly text: string;
}

/** THE PORT: whoever speaks in a conversation. */
export interface Speaker {
  /** Shown with each answer: `offline`, or adapter and model. */
  readonly engine: string;
  /** Name and version of the prompt it speaks under; null without one. */
  readonly prompt: string | null;
  /** @throws AppError `ai_unavailable` when a provider fails; ends early and quietly when `signal` aborts. */
  speak(turn: Turn, toolbox: Toolbox, signal: AbortSignal): AsyncIterable<Utterance>;
}
