import type { ActionState } from '@adwright/contracts';
import { AppError } from '../../common/app-error.js';

/** The lifecycle of an action. Whatever is not listed cannot happen. */
const transitions: Record<ActionState, readonly ActionState[]> = {
  awaiting_approval: ['queued', 'refused'],
  queued: ['applying', 'refused', 'failed'],
  applying: ['verifying', 'failed', 'unknown'],
  verifying: ['applied', 'failed', 'unknown'],
  applied: ['undone'],
  unknown: ['applied', 'failed'],
  refused: [],
  failed: [],
  undone: [],
};

/** States in which a worker has something to do. */
export const workingStates: readonly ActionState[] = ['queued', 'applying', 'verifying'];

/** States after which nothing more happens without a person. */
export function isFinal(state: ActionState): boolean {
  return !workingStates.includes(state) && state !== 'awaiting_approval';
}

/** @throws AppError `wrong_state` when an action cannot go from one state to the other. */
export function assertTransition(from: ActionState, to: ActionState): void {
  if (!transitions[from].includes(to)) {
    throw new AppError(
      'wrong_state',
      `The action is ${from.replaceAll('_', ' ')} and cannot become ${to.replaceAll('_', ' ')}.`,
    );
  }
}
