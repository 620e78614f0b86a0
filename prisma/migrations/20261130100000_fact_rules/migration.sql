-- Facts are read as rules that hold suggestions and actions back (docs/adr: facts hold back). The row waits for a reader
-- like every other row, so a fact noted while the AI service is down is read later.
ALTER TABLE knowledge_facts
  ADD COLUMN active BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN reading_state TEXT NOT NULL DEFAULT 'waiting',
  ADD COLUMN read_by TEXT,
  ADD COLUMN read_prompt TEXT,
  ADD COLUMN unread_reason TEXT,
  ADD COLUMN correlation_id TEXT NOT NULL DEFAULT '',
  ADD COLUMN lease_until TIMESTAMPTZ(3);
ALTER TABLE knowledge_facts
  ADD CONSTRAINT knowledge_facts_reading_state
    CHECK (reading_state IN ('waiting', 'understood', 'proposed', 'corrected', 'no_rule')),
  -- What nobody understood holds nothing back.
  ADD CONSTRAINT knowledge_facts_rule_is_read
    CHECK ("constraint" IS NULL OR reading_state IN ('understood', 'proposed', 'corrected'));

CREATE OR REPLACE FUNCTION waiting_rows() RETURNS TABLE (kind text, id uuid, workspace_id uuid, correlation_id text, priority int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 'sync', r.id, r.workspace_id, r.correlation_id, r.priority FROM sync_runs r
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
