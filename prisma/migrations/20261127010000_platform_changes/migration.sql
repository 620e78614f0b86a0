-- Changes as the platforms' own logs have them: who, when, with which program, from what to what.
CREATE TABLE platform_changes (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL,
  client_id uuid NOT NULL,
  ad_account_id uuid NOT NULL,
  feed_key text NOT NULL,
  level text NOT NULL,
  external_id text NOT NULL,
  campaign_external_id text,
  entity_name text NOT NULL,
  operation text NOT NULL,
  changes jsonb NOT NULL,
  author text,
  client text,
  at timestamptz(3) NOT NULL,
  seen_at timestamptz(3) NOT NULL,
  action_id uuid,
  action_ordinal integer,
  CONSTRAINT platform_changes_pkey PRIMARY KEY (id),
  CONSTRAINT platform_changes_operation CHECK (operation IN ('created', 'changed', 'removed'))
);
CREATE UNIQUE INDEX platform_changes_ad_account_id_feed_key_key ON platform_changes (ad_account_id, feed_key);
CREATE INDEX platform_changes_workspace_id_at_id_idx ON platform_changes (workspace_id, at, id);
CREATE INDEX platform_changes_ad_account_id_campaign_external_id_at_id_idx
  ON platform_changes (ad_account_id, campaign_external_id, at, id);
-- Set once a run, by its first try: a later try that finds levels read already must not date them later.
ALTER TABLE sync_runs ADD COLUMN structure_through timestamptz(3), ADD COLUMN structure_whole boolean;

-- States that nobody here set are looked through after each sync; there are few.
CREATE INDEX entity_states_outside ON entity_states (ad_account_id, valid_from) WHERE source = 'outside';

ALTER TABLE platform_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON platform_changes TO adwright_app
  USING (workspace_id = (SELECT app_workspace_id())
         AND ((SELECT app_all_clients()) OR client_id = ANY ((SELECT app_client_ids())::uuid[])))
  WITH CHECK (workspace_id = (SELECT app_workspace_id())
         AND ((SELECT app_all_clients()) OR client_id = ANY ((SELECT app_client_ids())::uuid[])));
DO $$
BEGIN
  EXECUTE format('CREATE POLICY owner ON platform_changes TO %I USING (true) WITH CHECK (true)', current_user);
END $$;
