import type { ActionState } from '@adwright/contracts';

/** The lifecycle of an action. Whatever is not listed cannot happen; a successor of a dead worker may verify again. */
const transitions: Record<ActionState, readonly ActionState[]> = {
  awaiting_approval: ['queued', 'refused'],
  queued: ['applying', 'refused'],
  applying: ['verifying', 'failed', 'unknown'],
  verifying: ['verifying', 'applied', 'failed', 'unknown'],
  applied: ['undone'],
  unknown: ['applied', 'failed'],
  refused: [],
  failed: [],
  undone: [],
};

/** States in which a worker has something to do. */
export const workingStates: readonly ActionState[] = ['queued', 'applying', 'verifying'];

/** The states an action may be in before it becomes `to`: every statement that changes a state asks for one of them. */
export function statesBefore(to: ActionState): ActionState[] {
  return (Object.keys(transitions) as ActionState[]).filter((from) => transitions[from].includes(to));
}
