import { ChatPage } from '../../features/chat/chat.page.js';
import { DraftBeside } from '../../features/drafts/draft-beside.js';
import { draftIdeas } from './draft-ideas.js';

/** A conversation, and beside it the draft that it builds. */
export function ConversationPage() {
  return (
    <ChatPage
      beside={(conversationId) => <DraftBeside conversationId={conversationId} belowTexts={draftIdeas} />}
    />
  );
}
