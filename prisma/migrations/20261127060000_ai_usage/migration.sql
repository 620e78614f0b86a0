-- What language models were asked for a workspace and what it cost; the monthly cap is held against it. Rows name no
-- client: the cap is the workspace's, and a narrowed member's questions count like anybody's.
CREATE TABLE ai_usage (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL,
  purpose text NOT NULL,
  engine text NOT NULL,
  prompt text,
  input_tokens integer NOT NULL,
  output_tokens integer NOT NULL,
  cost_micros bigint,
  estimated boolean NOT NULL DEFAULT false,
  at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT ai_usage_pkey PRIMARY KEY (id),
  CONSTRAINT ai_usage_counts CHECK (input_tokens >= 0 AND output_tokens >= 0 AND cost_micros >= 0)
);
CREATE INDEX ai_usage_workspace_id_at_idx ON ai_usage (workspace_id, at);

CREATE TABLE ai_caps (
  workspace_id uuid NOT NULL,
  monthly_cap_micros bigint NOT NULL,
  updated_by uuid,
  updated_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT ai_caps_pkey PRIMARY KEY (workspace_id),
  CONSTRAINT ai_caps_amount CHECK (monthly_cap_micros >= 0)
);

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['ai_usage', 'ai_caps'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO adwright_app USING (workspace_id = (SELECT app_workspace_id())) '
                   'WITH CHECK (workspace_id = (SELECT app_workspace_id()))', t);
  END LOOP;
END $$;
