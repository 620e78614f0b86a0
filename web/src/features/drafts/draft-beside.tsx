import { useDraftOf } from './api/drafts.js';
import { DraftPanel } from './draft-panel.js';

/** The draft that a conversation builds; nothing while it builds none. */
export function DraftBeside({ conversationId }: { readonly conversationId: string }) {
  const id = useDraftOf(conversationId);
  return id ? <DraftPanel id={id} /> : null;
}
