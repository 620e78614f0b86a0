-- Suggestions in words, one per language: a store of what was composed, never a part of the suggestion.
CREATE TABLE suggestion_voices (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL,
  client_id uuid NOT NULL,
  suggestion_id uuid NOT NULL,
  language text NOT NULL,
  sheet_hash text NOT NULL,
  engine text NOT NULL,
  prompt text,
  spoken jsonb NOT NULL,
  citations jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT suggestion_voices_pkey PRIMARY KEY (id),
  CONSTRAINT suggestion_voices_language CHECK (language IN ('en', 'de', 'fr', 'es')),
  CONSTRAINT suggestion_voices_suggestion_id_fkey FOREIGN KEY (suggestion_id) REFERENCES suggestions (id)
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX suggestion_voices_suggestion_id_language_key ON suggestion_voices (suggestion_id, language);

ALTER TABLE suggestion_voices ENABLE ROW LEVEL SECURITY;
ALTER TABLE suggestion_voices FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON suggestion_voices TO adwright_app
  USING (workspace_id = (SELECT app_workspace_id())
         AND ((SELECT app_all_clients()) OR client_id = ANY ((SELECT app_client_ids())::uuid[])))
  WITH CHECK (workspace_id = (SELECT app_workspace_id())
         AND ((SELECT app_all_clients()) OR client_id = ANY ((SELECT app_client_ids())::uuid[])));
DO $$
BEGIN
  EXECUTE format('CREATE POLICY owner ON suggestion_voices TO %I USING (true) WITH CHECK (true)', current_user);
END $$;
