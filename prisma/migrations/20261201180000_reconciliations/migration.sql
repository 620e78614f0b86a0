-- Comparisons of what is stored with what the platform says, level by level: a row waits for a worker like a sync run does,
-- shows how far it is and can be stopped. A finished level's days are in `results` under its name.
CREATE TABLE reconciliations (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL,
  client_id uuid NOT NULL,
  ad_account_id uuid NOT NULL,
  days integer NOT NULL,
  levels text[],
  state text NOT NULL DEFAULT 'queued',
  attempt integer NOT NULL DEFAULT 0,
  from_date date,
  to_date date,
  reading text,
  rows integer NOT NULL DEFAULT 0,
  results jsonb NOT NULL DEFAULT '{}',
  error jsonb,
  correlation_id text NOT NULL,
  created_by uuid,
  cancel_asked boolean NOT NULL DEFAULT false,
  lease_until timestamptz(3),
  not_before timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  started_at timestamptz(3),
  finished_at timestamptz(3),
  CONSTRAINT reconciliations_pkey PRIMARY KEY (id),
  CONSTRAINT reconciliations_state CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  CONSTRAINT reconciliations_levels CHECK (levels IS NOT NULL AND cardinality(levels) > 0),
  CONSTRAINT reconciliations_days CHECK (days BETWEEN 1 AND 90)
);
CREATE INDEX reconciliations_ad_account_id_created_at_idx ON reconciliations (ad_account_id, created_at);
CREATE INDEX reconciliations_workspace_id_created_at_id_idx ON reconciliations (workspace_id, created_at, id);
CREATE UNIQUE INDEX reconciliations_one_live ON reconciliations (ad_account_id) WHERE state IN ('queued', 'running');

ALTER TABLE reconciliations ENABLE ROW LEVEL SECURITY;
ALTER TABLE reconciliations FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON reconciliations TO adwright_app
  USING (workspace_id = (SELECT app_workspace_id())
         AND ((SELECT app_all_clients()) OR client_id = ANY ((SELECT app_client_ids())::uuid[])))
  WITH CHECK (workspace_id = (SELECT app_workspace_id())
         AND ((SELECT app_all_clients()) OR client_id = ANY ((SELECT app_client_ids())::uuid[])));
DO $$
BEGIN
  EXECUTE format('CREATE POLICY owner ON reconciliations TO %I USING (true) WITH CHECK (true)', current_user);
END $$;

CREATE OR REPLACE FUNCTION waiting_rows() RETURNS TABLE (kind text, id uuid, workspace_id uuid, correlation_id text, priority int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 'sync', r.id, r.workspace_id, r.correlation_id, r.priority FROM sync_runs r
   WHERE r.state IN ('queued', 'running') AND (r.lease_until IS NULL OR r.lease_until < now())
     AND (r.not_before IS NULL OR r.not_before <= now())
  UNION ALL
  SELECT 'reconciliation', r.id, r.workspace_id, r.correlation_id, 3 FROM reconciliations r
   WHERE r.state IN ('queued', 'running') AND (r.lease_until IS NULL OR r.lease_until < now())
     AND (r.not_before IS NULL OR r.not_before <= now())
  UNION ALL
  SELECT 'import', i.id, i.workspace_id, i.correlation_id, 3 FROM imports i
   WHERE i.state IN ('queued', 'storing') AND (i.lease_until IS NULL OR i.lease_until < now())
  UNION ALL
  SELECT 'judge', j.id, j.workspace_id, j.correlation_id, 5 FROM judge_runs j
   WHERE j.state IN ('queued', 'running') AND (j.lease_until IS NULL OR j.lease_until < now())
  UNION ALL
  SELECT 'action', a.id, a.workspace_id, a.correlation_id, 1 FROM actions a
   WHERE a.state IN ('queued', 'applying', 'verifying') AND (a.lease_until IS NULL OR a.lease_until < now())
  UNION ALL
  SELECT 'document', d.id, d.workspace_id, d.correlation_id, 5 FROM knowledge_documents d
   WHERE d.state IN ('queued', 'indexing') AND (d.lease_until IS NULL OR d.lease_until < now())
  UNION ALL
  SELECT 'fact', f.id, f.workspace_id, f.correlation_id, 4 FROM knowledge_facts f
   WHERE f.reading_state = 'waiting' AND (f.lease_until IS NULL OR f.lease_until < now()) $$;
