import { useDraftOf } from './api/drafts.js';
import { DraftPanel } from './draft-panel.js';
import classes from './drafts.module.css';

/** The draft that a conversation builds; nothing while it builds none. */
export function DraftBeside({ conversationId }: { readonly conversationId: string }) {
  const id = useDraftOf(conversationId);
  return id ? (
    <div className={classes.beside}>
      <DraftPanel id={id} />
    </div>
  ) : null;
}
