-- A draft begins before its account is chosen, may stand for one campaign a platform, and is edited by a conversation and by hand.
ALTER TABLE "campaign_drafts" ALTER COLUMN "client_id" DROP NOT NULL,
  DROP COLUMN "action_id",
  ADD COLUMN "action_ids" UUID[] DEFAULT ARRAY[]::UUID[],
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
  ADD CONSTRAINT campaign_drafts_state CHECK (state IN ('editing', 'published', 'discarded'));

CREATE INDEX "campaign_drafts_conversation_id_idx" ON "campaign_drafts"("conversation_id");
-- A message of a conversation goes to one draft.
CREATE UNIQUE INDEX campaign_drafts_editing ON campaign_drafts (conversation_id) WHERE state = 'editing';

-- Until its client is known a draft is the workspace's; every statement then names its author as well.
DROP POLICY tenant ON campaign_drafts;
CREATE POLICY tenant ON campaign_drafts TO adwright_app
  USING (workspace_id = (SELECT app_workspace_id())
         AND (client_id IS NULL OR (SELECT app_all_clients()) OR client_id = ANY ((SELECT app_client_ids())::uuid[])))
  WITH CHECK (workspace_id = (SELECT app_workspace_id())
         AND (client_id IS NULL OR (SELECT app_all_clients()) OR client_id = ANY ((SELECT app_client_ids())::uuid[])));
