-- What a language model proposes of its own stands beside what the judge proposes, and says so: {engine, prompt}, null for the
-- judge's own.
ALTER TABLE suggestions ADD COLUMN proposed_by jsonb;

-- How a model was asked after a run: {state, engine, instead, accepted, refused, at}; null when it was not.
ALTER TABLE judge_runs ADD COLUMN model jsonb, ADD COLUMN model_lease_until timestamptz(3);
CREATE INDEX judge_runs_asked ON judge_runs (ad_account_id, as_of) WHERE model IS NOT NULL;

CREATE TABLE ai_settings (
  workspace_id uuid NOT NULL,
  model_proposals boolean NOT NULL,
  updated_by uuid,
  updated_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT ai_settings_pkey PRIMARY KEY (workspace_id)
);
ALTER TABLE ai_settings ENABLE ROW LEVEL SECURITY;
ALTER TABLE ai_settings FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON ai_settings TO adwright_app USING (workspace_id = (SELECT app_workspace_id()))
  WITH CHECK (workspace_id = (SELECT app_workspace_id()));
