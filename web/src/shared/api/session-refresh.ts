import { refresh } from '@adwright/contracts';
import { http } from './http.js';
import { isProblem, toProblem } from './problem.js';

let inFlight: Promise<void> | null = null;

async function rotate(): Promise<void> {
  try {
    await http.request({ method: refresh.method, url: refresh.path });
  } catch (error) {
    throw toProblem(error);
  }
}

/**
 * Rotates the session once, however many requests found it expired at the same moment: they all wait for the same
 * answer.
 * @throws ApiProblem when the session cannot be renewed.
 */
export function refreshSession(): Promise<void> {
  inFlight ??= rotate().finally(() => {
    inFlight = null;
  });
  return inFlight;
}

/** Whether a failed request is worth a renewed session: its access has run out, not its right. */
export function isExpiredSession(error: unknown): boolean {
  return isProblem(error, 'session_expired');
}
