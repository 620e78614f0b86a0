import { move, transferableSymbol, valueSymbol } from 'piscina';
import { answerJudgeRequest, type JudgeReply } from './judge-request.js';

/** Entry point of a judging thread. The answer's bytes are moved to the caller, not copied. */
export default function work(body: Uint8Array): unknown {
  const reply: JudgeReply = answerJudgeRequest(body);
  if (!reply.ok) return reply;
  return move({ [transferableSymbol]: reply.body.buffer, [valueSymbol]: reply });
}
