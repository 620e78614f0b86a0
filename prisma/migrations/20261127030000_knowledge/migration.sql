-- Documents, facts, and the search over passages (docs/adr: retrieval in SQL).

-- ------------------------------------------------------------------ documents
ALTER TABLE knowledge_documents
  ADD COLUMN file_name TEXT,
  ADD COLUMN characters INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN chunks_done INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN claims INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN correlation_id TEXT NOT NULL DEFAULT '',
  ADD COLUMN lease_until TIMESTAMPTZ(3),
  ADD COLUMN finished_at TIMESTAMPTZ(3);
ALTER TABLE knowledge_documents
  ADD CONSTRAINT knowledge_documents_state CHECK (state IN ('queued', 'indexing', 'done', 'failed', 'cancelled')),
  ADD CONSTRAINT knowledge_documents_kind CHECK (kind IN ('pdf', 'docx', 'markdown', 'html', 'text'));

-- ------------------------------------------------------------------ facts
CREATE TABLE "knowledge_facts" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "client_id" UUID,
    "text" TEXT NOT NULL,
    "constraint" JSONB,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "knowledge_facts_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "knowledge_facts_workspace_id_created_at_id_idx" ON "knowledge_facts"("workspace_id", "created_at", "id");

-- ------------------------------------------------------------------ passages
-- Nothing was stored in these before. A passage belongs to its document: deleting the document deletes its passages in
-- the same transaction, whether the AI service runs or not, and a passage of a document that is gone cannot be written.
DROP TABLE ai.postings;
DROP TABLE ai.chunks;

CREATE TABLE "ai"."chunks" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "client_id" UUID,
    "document_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "heading" TEXT,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "terms" INTEGER NOT NULL,

    CONSTRAINT "chunks_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "chunks_document_id_ordinal_key" ON "ai"."chunks"("document_id", "ordinal");
CREATE INDEX "chunks_workspace_id_id_idx" ON "ai"."chunks"("workspace_id", "id");

-- A table of its own: beside its text a vector would be moved out of the row, which makes scanning slow; and two models
-- can stand side by side while one replaces the other.
CREATE TABLE "ai"."embeddings" (
    "chunk_id" UUID NOT NULL,
    "model_id" TEXT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "client_id" UUID,
    "embedding" vector(384) NOT NULL,

    CONSTRAINT "embeddings_pkey" PRIMARY KEY ("chunk_id", "model_id")
);
CREATE INDEX "embeddings_workspace_id_model_id_idx" ON "ai"."embeddings"("workspace_id", "model_id");
CREATE INDEX embeddings_nearest ON ai.embeddings USING hnsw (embedding vector_cosine_ops);

-- `length` is the passage's number of terms, repeated here so that BM25 needs no join.
CREATE TABLE "ai"."postings" (
    "chunk_id" UUID NOT NULL,
    "term" TEXT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "client_id" UUID,
    "frequency" INTEGER NOT NULL,
    "length" INTEGER NOT NULL,

    CONSTRAINT "postings_pkey" PRIMARY KEY ("chunk_id", "term")
);
-- All that BM25 reads of a term, in one place and in order: an index-only scan.
CREATE INDEX postings_of_term ON ai.postings (workspace_id, term, chunk_id) INCLUDE (client_id, frequency, length);

ALTER TABLE "ai"."chunks" ADD CONSTRAINT "chunks_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "public"."knowledge_documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ai"."embeddings" ADD CONSTRAINT "embeddings_chunk_id_fkey" FOREIGN KEY ("chunk_id") REFERENCES "ai"."chunks"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ai"."postings" ADD CONSTRAINT "postings_chunk_id_fkey" FOREIGN KEY ("chunk_id") REFERENCES "ai"."chunks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ------------------------------------------------------------------ statistics of the search
-- Kept per client, so that a narrowed member's ranks are computed from what that member sees and from nothing else.
-- `client_id` is all zeros for passages of the whole workspace.

-- How many passages hold a term.
CREATE TABLE "ai"."term_counts" (
    "workspace_id" UUID NOT NULL,
    "term" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "passages" INTEGER NOT NULL,

    CONSTRAINT "term_counts_pkey" PRIMARY KEY ("workspace_id", "term", "client_id")
);
-- How many passages there are: by language with their terms (`kind` language), and by embedding model (`kind` model).
CREATE TABLE "ai"."passage_counts" (
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passages" INTEGER NOT NULL,
    "terms" BIGINT NOT NULL,

    CONSTRAINT "passage_counts_pkey" PRIMARY KEY ("workspace_id", "client_id", "kind", "name")
);

-- With the owner's rights: a document's deletion cascades here from the backend's role, which may not see this schema.
CREATE FUNCTION ai.count_terms() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ai, pg_temp AS $$
BEGIN
  -- In one order everywhere, so that two documents stored at once cannot wait for each other in a circle.
  INSERT INTO term_counts AS c (workspace_id, term, client_id, passages)
  SELECT workspace_id, term, coalesce(client_id, '00000000-0000-0000-0000-000000000000'::uuid),
         CASE tg_op WHEN 'INSERT' THEN count(*) ELSE -count(*) END
    FROM changed GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
      ON CONFLICT (workspace_id, term, client_id) DO UPDATE SET passages = c.passages + excluded.passages;
  IF tg_op = 'DELETE' THEN
    DELETE FROM term_counts c USING changed d
     WHERE c.workspace_id = d.workspace_id AND c.term = d.term AND c.passages <= 0
       AND c.client_id = coalesce(d.client_id, '00000000-0000-0000-0000-000000000000'::uuid);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION ai.count_passages() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ai, pg_temp AS $$
DECLARE
  sign constant int := CASE tg_op WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
  IF tg_table_name = 'chunks' THEN
    INSERT INTO passage_counts AS c (workspace_id, client_id, kind, name, passages, terms)
    SELECT workspace_id, coalesce(client_id, '00000000-0000-0000-0000-000000000000'::uuid), 'language', language,
           sign * count(*), sign * sum(terms)
      FROM changed GROUP BY 1, 2, 4 ORDER BY 1, 2, 4
        ON CONFLICT (workspace_id, client_id, kind, name)
        DO UPDATE SET passages = c.passages + excluded.passages, terms = c.terms + excluded.terms;
  ELSE
    INSERT INTO passage_counts AS c (workspace_id, client_id, kind, name, passages, terms)
    SELECT workspace_id, coalesce(client_id, '00000000-0000-0000-0000-000000000000'::uuid), 'model', model_id,
           sign * count(*), 0
      FROM changed GROUP BY 1, 2, 4 ORDER BY 1, 2, 4
        ON CONFLICT (workspace_id, client_id, kind, name) DO UPDATE SET passages = c.passages + excluded.passages;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER postings_counted_in AFTER INSERT ON ai.postings
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ai.count_terms();
CREATE TRIGGER postings_counted_out AFTER DELETE ON ai.postings
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ai.count_terms();
CREATE TRIGGER chunks_counted_in AFTER INSERT ON ai.chunks
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ai.count_passages();
CREATE TRIGGER chunks_counted_out AFTER DELETE ON ai.chunks
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ai.count_passages();
CREATE TRIGGER embeddings_counted_in AFTER INSERT ON ai.embeddings
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ai.count_passages();
CREATE TRIGGER embeddings_counted_out AFTER DELETE ON ai.embeddings
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ai.count_passages();

-- ------------------------------------------------------------------ row-level security
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ai TO adwright_ai;
GRANT SELECT, INSERT, UPDATE, DELETE ON knowledge_facts TO adwright_app;
DO $$
DECLARE
  t text;
  by_workspace constant text := 'workspace_id = (SELECT app_workspace_id())';
  by_client constant text := '((SELECT app_all_clients()) OR client_id = ANY ((SELECT app_client_ids())::uuid[]))';
  shared constant text := '''00000000-0000-0000-0000-000000000000''::uuid';
  visible text;
BEGIN
  FOREACH t IN ARRAY ARRAY['public.knowledge_facts', 'ai.chunks', 'ai.embeddings', 'ai.postings',
                           'ai.term_counts', 'ai.passage_counts'] LOOP
    visible := format('%s AND (client_id %s OR %s)', by_workspace,
                      CASE WHEN t IN ('ai.term_counts', 'ai.passage_counts') THEN '= ' || shared ELSE 'IS NULL' END,
                      by_client);
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %s TO %s USING (%s) WITH CHECK (%s)', t,
                   CASE WHEN t LIKE 'ai.%' THEN 'adwright_ai' ELSE 'adwright_app' END, visible, visible);
    EXECUTE format('CREATE POLICY owner ON %s TO %I USING (true) WITH CHECK (true)', t, current_user);
  END LOOP;
END $$;

-- ------------------------------------------------------------------ the few reads that cross tenants
-- Documents wait for a worker like every other row.
DROP FUNCTION waiting_rows();
CREATE FUNCTION waiting_rows() RETURNS TABLE (kind text, id uuid, workspace_id uuid, correlation_id text, priority int)
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
   WHERE d.state IN ('queued', 'indexing') AND (d.lease_until IS NULL OR d.lease_until < now()) $$;
REVOKE EXECUTE ON FUNCTION waiting_rows() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION waiting_rows() TO adwright_app;

-- Workspaces with passages that have no embedding of the model in use yet: ids only, for the AI service's own upkeep.
CREATE FUNCTION ai.workspaces_to_embed(p_model text) RETURNS TABLE (workspace_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ai, pg_temp AS $$
  SELECT c.workspace_id FROM passage_counts c
   GROUP BY c.workspace_id
  HAVING coalesce(sum(c.passages) FILTER (WHERE c.kind = 'language'), 0)
       > coalesce(sum(c.passages) FILTER (WHERE c.kind = 'model' AND c.name = p_model), 0)
      OR coalesce(sum(c.passages) FILTER (WHERE c.kind = 'model' AND c.name <> p_model), 0) > 0 $$;
-- True when a passage can be read; the AI service asks this outside a scope at boot and refuses to start on true.
CREATE FUNCTION ai.passages_visible() RETURNS boolean LANGUAGE sql STABLE SET search_path = ai, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM chunks) OR EXISTS (SELECT FROM embeddings) OR EXISTS (SELECT FROM postings) $$;
REVOKE EXECUTE ON FUNCTION ai.workspaces_to_embed(text), ai.passages_visible() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ai.workspaces_to_embed(text), ai.passages_visible() TO adwright_ai;
