import type { ReadToolName, ToolResult } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { TurnStore } from '../turn-store.js';
import { FactSheet } from './fact-sheet.js';

/** Runs a tool for a turn and keeps what it gave out, so that the answer's references can be looked up. */
@Injectable()
export class ToolCalls {
  constructor(private readonly turns: TurnStore) {}

  async run(
    turnId: string,
    tool: ReadToolName,
    args: Record<string, unknown>,
    work: (sheet: FactSheet) => Promise<void>,
  ): Promise<ToolResult> {
    const call = await this.turns.nextCall(turnId);
    const sheet = new FactSheet({ call, tool, args });
    await work(sheet);
    const found = sheet.result();
    await this.turns.keep(turnId, call, found);
    return found.result;
  }
}
