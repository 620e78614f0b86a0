import { useDraftOf } from './api/drafts.js';
import { type BelowTexts, DraftPanel } from './draft-panel.js';
import classes from './drafts.module.css';

interface DraftBesideProps {
  readonly conversationId: string;
  readonly belowTexts: BelowTexts;
}

/** The draft that a conversation builds; nothing while it builds none. */
export function DraftBeside({ conversationId, belowTexts }: DraftBesideProps) {
  const id = useDraftOf(conversationId);
  return id ? (
    <div className={classes.beside}>
      <DraftPanel id={id} belowTexts={belowTexts} />
    </div>
  ) : null;
}
