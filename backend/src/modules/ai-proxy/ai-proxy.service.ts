import { type JudgeResult, judgeAccount } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AiClient } from './ai-client.js';

/** A large account takes seconds; more means that something hangs. */
const JUDGE_TIMEOUT_MS = 120_000;

/** Asks the AI service to judge. */
@Injectable()
export class AiProxy {
  constructor(private readonly client: AiClient) {}

  /**
   * @param gzip the endpoint's body as JSON, compressed
   * @throws AppError `ai_unavailable` when the service does not answer, or answers what its contract does not allow.
   */
  judge(gzip: Uint8Array): Promise<JudgeResult> {
    return this.client.callPacked(judgeAccount, gzip, {
      timeoutMs: JUDGE_TIMEOUT_MS,
      failed: 'The AI service could not judge the account',
    });
  }
}
