import { DraftPage } from '../../features/drafts/draft.page.js';
import { draftIdeas } from './draft-ideas.js';

/** A draft on its own page, with ideas for its texts. */
export function PlannedDraftPage() {
  return <DraftPage belowTexts={draftIdeas} />;
}
