import type { BuilderReply, BuilderTurn } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { build } from './builder.js';

/** Turns of building a campaign. */
@Injectable()
export class BuilderService {
  async turn(turn: BuilderTurn, _signal: AbortSignal): Promise<BuilderReply> {
    return { ...build(turn), engine: 'offline' };
  }
}
