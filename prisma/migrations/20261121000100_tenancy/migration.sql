-- What Prisma cannot say: roles, row-level security, closed vocabularies, uniqueness of what is "live", the append-only
-- ledger, and the few reads that cross tenants.

-- ------------------------------------------------------------------ roles
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'adwright_app') THEN CREATE ROLE adwright_app NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'adwright_ai') THEN CREATE ROLE adwright_ai NOLOGIN; END IF;
EXCEPTION
  -- Two databases of one cluster may be migrated at the same time; roles are the cluster's.
  WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$
BEGIN
  -- The owner may act as both, so that one URL is enough for a small installation (DECISIONS 2).
  EXECUTE format('GRANT adwright_app, adwright_ai TO %I', current_user);
END $$;

GRANT USAGE ON SCHEMA public TO adwright_app, adwright_ai;
GRANT USAGE ON SCHEMA ai TO adwright_ai;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO adwright_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO adwright_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ai TO adwright_ai;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO adwright_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO adwright_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA ai GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO adwright_ai;

REVOKE UPDATE, DELETE, TRUNCATE ON ledger_entries FROM adwright_app;
REVOKE UPDATE, DELETE, TRUNCATE ON audit_events FROM adwright_app;

-- ------------------------------------------------------------------ the scope of a transaction
-- Set by every transaction's prologue. Unset or empty means "no workspace": every policy is then false.
CREATE FUNCTION app_workspace_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.workspace_id', true), '')::uuid $$;

-- True when the scope sees every client of the workspace.
CREATE FUNCTION app_all_clients() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('app.client_ids', true), '') = '*' $$;

-- The clients a narrowed scope sees; empty when it sees none or all.
CREATE FUNCTION app_client_ids() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT CASE WHEN coalesce(current_setting('app.client_ids', true), '') IN ('', '*') THEN '{}'::uuid[]
                    ELSE string_to_array(current_setting('app.client_ids', true), ',')::uuid[] END $$;

-- ------------------------------------------------------------------ row-level security
-- The sub-selects make each setting an init plan: read once a query, not once a row.
DO $$
DECLARE
  t text;
  by_workspace constant text := 'workspace_id = (SELECT app_workspace_id())';
  by_client constant text := '((SELECT app_all_clients()) OR client_id = ANY ((SELECT app_client_ids())::uuid[]))';
BEGIN
  -- Tables of the workspace itself.
  FOREACH t IN ARRAY ARRAY['members', 'member_clients', 'invitations', 'api_tokens', 'audit_events', 'guardrails',
                           'ledger_heads'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO adwright_app USING (%s) WITH CHECK (%s)', t, by_workspace, by_workspace);
  END LOOP;

  -- Tables below a client.
  FOREACH t IN ARRAY ARRAY['connections', 'credentials', 'ad_accounts', 'campaigns', 'ad_groups', 'ads', 'keywords',
                           'entity_states', 'metric_daily', 'metric_action_daily', 'metric_revisions', 'metric_period',
                           'account_daily', 'sync_runs', 'sync_batches', 'imports', 'judge_runs', 'judgements',
                           'suggestions', 'actions', 'action_steps', 'action_changes', 'account_ceilings', 'alerts',
                           'campaign_drafts'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO adwright_app USING (%s AND %s) WITH CHECK (%s AND %s)',
                   t, by_workspace, by_client, by_workspace, by_client);
  END LOOP;

  -- Tables that may belong to a client or to the whole workspace: the workspace's own are seen by all its members.
  FOREACH t IN ARRAY ARRAY['conversations', 'conversation_messages', 'knowledge_documents'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO adwright_app USING (%s AND (client_id IS NULL OR %s)) '
                   'WITH CHECK (%s AND (client_id IS NULL OR %s))', t, by_workspace, by_client, by_workspace, by_client);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['chunks', 'postings'] LOOP
    EXECUTE format('ALTER TABLE ai.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE ai.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON ai.%I TO adwright_ai USING (%s AND (client_id IS NULL OR %s)) '
                   'WITH CHECK (%s AND (client_id IS NULL OR %s))', t, by_workspace, by_client, by_workspace, by_client);
  END LOOP;

  -- A client is its own scope; a ledger entry without a client concerns the workspace and is for those who see all of it.
  EXECUTE 'ALTER TABLE clients ENABLE ROW LEVEL SECURITY';
  EXECUTE 'ALTER TABLE clients FORCE ROW LEVEL SECURITY';
  EXECUTE format('CREATE POLICY tenant ON clients TO adwright_app USING (%s AND %s) WITH CHECK (%s AND %s)',
                 by_workspace, replace(by_client, 'client_id =', 'id ='), by_workspace, replace(by_client, 'client_id =', 'id ='));
  EXECUTE 'ALTER TABLE ledger_entries ENABLE ROW LEVEL SECURITY';
  EXECUTE 'ALTER TABLE ledger_entries FORCE ROW LEVEL SECURITY';
  EXECUTE format('CREATE POLICY tenant ON ledger_entries TO adwright_app USING (%s AND %s) WITH CHECK (%s AND %s)',
                 by_workspace, by_client, by_workspace, by_client);
  EXECUTE 'ALTER TABLE workspaces ENABLE ROW LEVEL SECURITY';
  EXECUTE 'ALTER TABLE workspaces FORCE ROW LEVEL SECURITY';
  EXECUTE format('CREATE POLICY tenant ON workspaces TO adwright_app USING (%s) WITH CHECK (%s)',
                 replace(by_workspace, 'workspace_id =', 'id ='), replace(by_workspace, 'workspace_id =', 'id ='));

  -- The owner (migrations, backup, definer functions below) is let through by a policy, since FORCE holds it as well
  -- and it need not be a superuser.
  FOR t IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
            WHERE schemaname IN ('public', 'ai') AND rowsecurity LOOP
    EXECUTE format('CREATE POLICY owner ON %s TO %I USING (true) WITH CHECK (true)', t, current_user);
  END LOOP;
END $$;

-- ------------------------------------------------------------------ closed vocabularies
ALTER TABLE workspaces ADD CONSTRAINT workspaces_mode CHECK (mode IN ('demo', 'real'));
ALTER TABLE members ADD CONSTRAINT members_role CHECK (role IN ('owner', 'admin', 'analyst', 'viewer')),
  ADD CONSTRAINT members_scope CHECK (client_scope IN ('all', 'list'));
ALTER TABLE invitations ADD CONSTRAINT invitations_role CHECK (role IN ('owner', 'admin', 'analyst', 'viewer'));
ALTER TABLE api_tokens ADD CONSTRAINT api_tokens_role CHECK (role IN ('owner', 'admin', 'analyst', 'viewer'));
ALTER TABLE connections ADD CONSTRAINT connections_platform CHECK (platform IN ('meta', 'google', 'files')),
  ADD CONSTRAINT connections_environment CHECK (environment IN ('live', 'sandbox')),
  ADD CONSTRAINT connections_state CHECK (state IN ('active', 'reconnect_needed', 'revoked'));
ALTER TABLE ad_accounts ADD CONSTRAINT ad_accounts_platform CHECK (platform IN ('meta', 'google', 'files')),
  ADD CONSTRAINT ad_accounts_currency CHECK (currency ~ '^[A-Z]{3}$');
ALTER TABLE sync_runs ADD CONSTRAINT sync_runs_state CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  ADD CONSTRAINT sync_runs_mode CHECK (mode IN ('hourly', 'daily', 'weekly', 'full'));
ALTER TABLE imports ADD CONSTRAINT imports_state CHECK (state IN ('queued', 'storing', 'done', 'failed', 'cancelled'));
ALTER TABLE judge_runs ADD CONSTRAINT judge_runs_state CHECK (state IN ('queued', 'running', 'done', 'failed'));
ALTER TABLE suggestions ADD CONSTRAINT suggestions_status
  CHECK (status IN ('open', 'approved', 'rejected', 'snoozed', 'expired', 'superseded', 'done'));
ALTER TABLE actions ADD CONSTRAINT actions_state
  CHECK (state IN ('awaiting_approval', 'queued', 'applying', 'verifying', 'applied', 'refused', 'failed', 'unknown', 'undone')),
  ADD CONSTRAINT actions_origin CHECK (origin IN ('suggestion', 'undo', 'draft'));
ALTER TABLE action_changes ADD CONSTRAINT action_changes_state
  CHECK (state IN ('planned', 'sent', 'resent', 'applied', 'not_applied', 'unknown'));
ALTER TABLE alerts ADD CONSTRAINT alerts_state CHECK (state IN ('open', 'acknowledged', 'resolved'));
ALTER TABLE metric_daily ADD CONSTRAINT metric_daily_source CHECK (source IN ('api', 'file'));

-- ------------------------------------------------------------------ one live row of each kind
CREATE UNIQUE INDEX sync_runs_one_live ON sync_runs (ad_account_id) WHERE state IN ('queued', 'running');
CREATE UNIQUE INDEX judge_runs_one_queued ON judge_runs (ad_account_id) WHERE state = 'queued';
CREATE UNIQUE INDEX suggestions_one_open ON suggestions (workspace_id, fingerprint) WHERE status IN ('open', 'snoozed');
CREATE UNIQUE INDEX actions_one_per_suggestion ON actions (suggestion_id)
  WHERE origin = 'suggestion' AND state NOT IN ('refused', 'failed');
CREATE UNIQUE INDEX actions_one_undo ON actions (undo_of_action_id) WHERE state NOT IN ('refused', 'failed');
CREATE UNIQUE INDEX entity_states_one_current ON entity_states (ad_account_id, level, external_id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX alerts_one_live ON alerts (workspace_id, dedupe_key) WHERE state <> 'resolved';
CREATE UNIQUE INDEX knowledge_documents_one_content
  ON knowledge_documents (workspace_id, coalesce(client_id, '00000000-0000-0000-0000-000000000000'::uuid), sha256);

-- ------------------------------------------------------------------ the ledger is append-only
CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only: % is not allowed', tg_op USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE ON ledger_entries
  FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER ledger_entries_no_truncate BEFORE TRUNCATE ON ledger_entries
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();

-- ------------------------------------------------------------------ the few reads that cross tenants
-- Each answers one narrow question, takes no free text, and has a hostile test.
CREATE FUNCTION auth_memberships(p_user_id uuid)
  RETURNS TABLE (member_id uuid, workspace_id uuid, workspace_name text, mode text, role text, client_scope text, client_ids uuid[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.id, m.workspace_id, w.name, w.mode, m.role, m.client_scope,
         coalesce((SELECT array_agg(mc.client_id) FROM member_clients mc WHERE mc.member_id = m.id), '{}')
    FROM members m JOIN workspaces w ON w.id = m.workspace_id
   WHERE m.user_id = p_user_id
   ORDER BY m.created_at, m.id $$;

CREATE FUNCTION auth_api_token(p_token_hash text)
  RETURNS TABLE (token_id uuid, workspace_id uuid, user_id uuid, role text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.workspace_id, t.user_id, t.role
    FROM api_tokens t JOIN users u ON u.id = t.user_id
   WHERE t.token_hash = p_token_hash AND t.revoked_at IS NULL AND u.disabled_at IS NULL
     AND (t.expires_at IS NULL OR t.expires_at > now()) $$;

CREATE FUNCTION auth_invitation(p_token_hash text)
  RETURNS TABLE (invitation_id uuid, workspace_id uuid, workspace_name text, email text, role text, client_scope text,
                 client_ids uuid[], usable boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.id, i.workspace_id, w.name, i.email, i.role, i.client_scope, i.client_ids,
         i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()
    FROM invitations i JOIN workspaces w ON w.id = i.workspace_id
   WHERE i.token_hash = p_token_hash $$;

-- Log-ins and sign-ups happen before a workspace is known.
CREATE FUNCTION audit_without_workspace(p_kind text, p_actor uuid, p_detail jsonb, p_ip text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO audit_events (workspace_id, kind, actor_user_id, detail, ip) VALUES (NULL, p_kind, p_actor, p_detail, p_ip) $$;

-- Accounts that cron may sync, with what it needs to decide and nothing else.
CREATE FUNCTION cron_accounts() RETURNS TABLE (ad_account_id uuid, workspace_id uuid, client_id uuid, time_zone text, last_synced_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.workspace_id, a.client_id, a.time_zone, a.last_synced_at
    FROM ad_accounts a JOIN connections c ON c.id = a.connection_id
   WHERE c.state = 'active' AND a.platform <> 'files' $$;

-- Rows that wait for a worker: never enqueued, or their worker died and the lease ran out.
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
   WHERE a.state IN ('queued', 'applying', 'verifying') AND (a.lease_until IS NULL OR a.lease_until < now()) $$;

-- True when any tenant row can be read; every process asks this outside a scope at boot and refuses to start on true.
CREATE FUNCTION tenant_rows_visible() RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM workspaces) OR EXISTS (SELECT FROM members) OR EXISTS (SELECT FROM ad_accounts) $$;

REVOKE EXECUTE ON FUNCTION auth_memberships(uuid), auth_api_token(text), auth_invitation(text),
  audit_without_workspace(text, uuid, jsonb, text), cron_accounts(), waiting_rows() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_memberships(uuid), auth_api_token(text), auth_invitation(text),
  audit_without_workspace(text, uuid, jsonb, text), cron_accounts(), waiting_rows() TO adwright_app;
