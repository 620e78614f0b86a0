import type { ActionState } from '@adwright/contracts';
import { label } from '../../shared/messages/message.js';
import { Tag, type Tone } from '../../shared/ui/tag.js';

const tones: Record<ActionState, Tone> = {
  awaiting_approval: 'plain',
  queued: 'plain',
  applying: 'plain',
  verifying: 'plain',
  applied: 'verified',
  refused: 'late',
  failed: 'risk',
  unknown: 'late',
  undone: 'plain',
};

export function StateTag({ state }: { readonly state: ActionState }) {
  return <Tag tone={tones[state]}>{label('action.state', state)}</Tag>;
}
