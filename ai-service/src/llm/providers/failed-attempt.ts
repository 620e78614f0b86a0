import { AsyncCaller } from '@langchain/core/utils/async_caller';

class Standard extends AsyncCaller {
  get handler() {
    return this.onFailedAttempt;
  }
}
const standard = new Standard({}).handler;

/**
 * Whether the client asks again after a failure, decided by throwing: as it does by itself, but never for a reply that came
 * and is no JSON. Whoever asked says once what was wrong with it; blind repeats would be billed and waited for.
 */
export function onFailedAttempt(error: unknown): void {
  if (error instanceof SyntaxError) throw error;
  standard?.(error);
}
