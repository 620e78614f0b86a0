import { type FieldError, judgeAccount } from '@adwright/contracts';
import { judge, SnapshotError } from '../judge/index.js';

/** The most faults one answer lists; the first few are what a person reads. */
const MOST_FAULTS = 20;

/** What comes back from a judging thread: the answer as JSON bytes, or why there is none. */
export type JudgeReply =
  | { ok: true; body: Uint8Array }
  | { ok: false; code: 'malformed_request' | 'invalid_input'; detail: string; errors: FieldError[] };

function refused(errors: FieldError[]): JudgeReply {
  const detail = `The snapshot was not accepted: ${errors.length === 1 ? 'one fault' : `${errors.length} faults`}.`;
  return { ok: false, code: 'invalid_input', detail, errors: errors.slice(0, MOST_FAULTS) };
}

/** From the bytes of a request to the bytes of its answer: read, validate by contract, judge. Pure. */
export function answerJudgeRequest(body: Uint8Array): JudgeReply {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof TypeError)) throw error;
    return {
      ok: false,
      code: 'malformed_request',
      detail: `The body is not JSON: ${error.message}`,
      errors: [],
    };
  }
  const parsed = judgeAccount.body.safeParse(json);
  if (!parsed.success) {
    return refused(
      parsed.error.issues.map((issue) => ({ field: issue.path.join('.') || 'body', message: issue.message })),
    );
  }
  const { snapshot, replayDays } = parsed.data;
  try {
    const result = judge(snapshot, { replayDays });
    return { ok: true, body: new TextEncoder().encode(JSON.stringify(result)) };
  } catch (error) {
    if (error instanceof SnapshotError) return refused([...error.faults]);
    throw error;
  }
}
