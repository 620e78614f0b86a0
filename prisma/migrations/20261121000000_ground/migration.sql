-- Tables, keys and indexes as prisma/schema.prisma describes them. pgvector first: ai.chunks needs its type.
CREATE EXTENSION IF NOT EXISTS vector;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "ai";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "app_settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_settings_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "google_subject" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "default_workspace_id" UUID,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "refresh_hash" TEXT NOT NULL,
    "previous_hash" TEXT,
    "successor" BYTEA,
    "rotated_at" TIMESTAMPTZ(3),
    "user_agent" TEXT,
    "ip" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "oauth_states" (
    "state_hash" TEXT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "connection_id" UUID,
    "code_verifier" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "oauth_states_pkey" PRIMARY KEY ("state_hash")
);

-- CreateTable
CREATE TABLE "workspaces" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "mode" TEXT NOT NULL DEFAULT 'real',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspaces_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "members" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "client_scope" TEXT NOT NULL DEFAULT 'all',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_clients" (
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,

    CONSTRAINT "member_clients_pkey" PRIMARY KEY ("member_id","client_id")
);

-- CreateTable
CREATE TABLE "clients" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT,
    "time_zone" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "clients_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "email" TEXT,
    "role" TEXT NOT NULL,
    "client_scope" TEXT NOT NULL DEFAULT 'all',
    "client_ids" UUID[],
    "token_hash" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID,
    "actor_user_id" UUID,
    "kind" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "ip" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connections" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "scopes" TEXT[],
    "external_user_id" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "problem" TEXT,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credentials" (
    "connection_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "key_id" TEXT NOT NULL,
    "nonce" BYTEA NOT NULL,
    "tag" BYTEA NOT NULL,
    "ciphertext" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credentials_pkey" PRIMARY KEY ("connection_id")
);

-- CreateTable
CREATE TABLE "ad_accounts" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "connection_id" UUID,
    "platform" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "manager_external_id" TEXT,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "writable" BOOLEAN NOT NULL DEFAULT false,
    "conversion_goal" TEXT NOT NULL DEFAULT 'default',
    "last_synced_at" TIMESTAMPTZ(3),
    "data_through" DATE,
    "sync_cursor" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ad_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaigns" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "ad_account_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT,
    "channel" TEXT,
    "objective" TEXT,
    "bid_strategy" TEXT,
    "status_reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "budget_micros" BIGINT,
    "budget_period" TEXT,
    "budget_owner" TEXT,
    "budget_external_id" TEXT,
    "budget_shared_with" INTEGER NOT NULL DEFAULT 0,
    "start_date" DATE,
    "end_date" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "synced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "campaigns_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ad_groups" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "ad_account_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT,
    "type" TEXT,
    "bid_micros" BIGINT,
    "budget_micros" BIGINT,
    "budget_period" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "synced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ad_groups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ads" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "ad_account_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "ad_group_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT,
    "status" TEXT,
    "review_status" TEXT,
    "headlines" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "descriptions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "final_urls" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "synced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "keywords" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "ad_account_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "ad_group_id" UUID,
    "external_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "match_type" TEXT NOT NULL,
    "negative" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT,
    "bid_micros" BIGINT,
    "quality_score" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "synced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "keywords_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entity_states" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "ad_account_id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "status" TEXT,
    "budget_micros" BIGINT,
    "bid_micros" BIGINT,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "source" TEXT NOT NULL,

    CONSTRAINT "entity_states_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "metric_daily" (
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "ad_account_id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "breakdown" TEXT NOT NULL DEFAULT '',
    "entity_key" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "entity_name" TEXT NOT NULL,
    "parent_key" TEXT,
    "impressions" BIGINT,
    "clicks" BIGINT,
    "cost_micros" BIGINT,
    "conversions" DECIMAL(20,6),
    "conversion_value_micros" BIGINT,
    "leads" DECIMAL(20,6),
    "reach" BIGINT,
    "frequency" DECIMAL(12,6),
    "lost_to_budget" DECIMAL(7,6),
    "source" TEXT NOT NULL,
    "source_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "revisions" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "metric_daily_pkey" PRIMARY KEY ("ad_account_id","level","breakdown","entity_key","date")
);

-- CreateTable
CREATE TABLE "metric_action_daily" (
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "ad_account_id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "breakdown" TEXT NOT NULL DEFAULT '',
    "entity_key" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "action" TEXT NOT NULL,
    "window" TEXT NOT NULL DEFAULT 'default',
    "count" DECIMAL(20,6) NOT NULL,
    "value_micros" BIGINT,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "metric_action_daily_pkey" PRIMARY KEY ("ad_account_id","level","breakdown","entity_key","date","action","window")
);

-- CreateTable
CREATE TABLE "metric_revisions" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "ad_account_id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "breakdown" TEXT NOT NULL,
    "entity_key" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "impressions" BIGINT,
    "clicks" BIGINT,
    "cost_micros" BIGINT,
    "conversions" DECIMAL(20,6),
    "conversion_value_micros" BIGINT,
    "source_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL,
    "replaced_by" UUID NOT NULL,

    CONSTRAINT "metric_revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "metric_period" (
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "ad_account_id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "breakdown" TEXT NOT NULL DEFAULT '',
    "entity_key" TEXT NOT NULL,
    "period_start" DATE NOT NULL,
    "period_end" DATE NOT NULL,
    "entity_name" TEXT NOT NULL,
    "parent_key" TEXT,
    "impressions" BIGINT,
    "clicks" BIGINT,
    "cost_micros" BIGINT,
    "conversions" DECIMAL(20,6),
    "conversion_value_micros" BIGINT,
    "leads" DECIMAL(20,6),
    "reach" BIGINT,
    "frequency" DECIMAL(12,6),
    "source" TEXT NOT NULL,
    "source_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "metric_period_pkey" PRIMARY KEY ("ad_account_id","level","breakdown","entity_key","period_start","period_end")
);

-- CreateTable
CREATE TABLE "account_daily" (
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "ad_account_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "impressions" BIGINT,
    "clicks" BIGINT,
    "cost_micros" BIGINT,
    "conversions" DECIMAL(20,6),
    "conversion_value_micros" BIGINT,
    "from_level" TEXT NOT NULL,
    "from_source" TEXT NOT NULL,

    CONSTRAINT "account_daily_pkey" PRIMARY KEY ("ad_account_id","date")
);

-- CreateTable
CREATE TABLE "sync_runs" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "ad_account_id" UUID NOT NULL,
    "mode" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "priority" INTEGER NOT NULL DEFAULT 5,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "from_date" DATE,
    "to_date" DATE,
    "error" JSONB,
    "correlation_id" TEXT NOT NULL,
    "created_by" UUID,
    "cancel_asked" BOOLEAN NOT NULL DEFAULT false,
    "lease_until" TIMESTAMPTZ(3),
    "not_before" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "sync_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sync_batches" (
    "sync_run_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "rows" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "sync_batches_pkey" PRIMARY KEY ("sync_run_id","ordinal")
);

-- CreateTable
CREATE TABLE "imports" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "ad_account_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "file_name" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "exported_at" TIMESTAMPTZ(3),
    "options" JSONB NOT NULL DEFAULT '{}',
    "report" JSONB NOT NULL,
    "error" JSONB,
    "correlation_id" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "judge_runs" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "ad_account_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "cause" TEXT NOT NULL,
    "as_of" DATE,
    "engine" TEXT,
    "snapshot_hash" TEXT,
    "refused_because" TEXT,
    "proposals" INTEGER NOT NULL DEFAULT 0,
    "error" JSONB,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "correlation_id" TEXT NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "judge_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "judgements" (
    "judge_run_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "conditions" JSONB NOT NULL,

    CONSTRAINT "judgements_pkey" PRIMARY KEY ("judge_run_id","ordinal")
);

-- CreateTable
CREATE TABLE "suggestions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "ad_account_id" UUID NOT NULL,
    "judge_run_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "applicable" BOOLEAN NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "title" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "entity_id" UUID,
    "entity_external_id" TEXT NOT NULL,
    "entity_name" TEXT NOT NULL,
    "campaign_id" UUID,
    "change" JSONB,
    "body" JSONB NOT NULL,
    "as_of" DATE NOT NULL,
    "action_id" UUID,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "reject_reason" TEXT,
    "reject_note" TEXT,
    "snoozed_until" TIMESTAMPTZ(3),
    "silenced_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suggestions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "actions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "ad_account_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "suggestion_id" UUID,
    "undo_of_action_id" UUID,
    "undone_by_action_id" UUID,
    "state" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "plan" JSONB NOT NULL,
    "plan_hash" TEXT NOT NULL,
    "error" JSONB,
    "correlation_id" TEXT NOT NULL,
    "created_by" UUID,
    "approved_by" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "lease_owner" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "actions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action_steps" (
    "action_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "detail" TEXT,
    "at" TIMESTAMPTZ(3),

    CONSTRAINT "action_steps_pkey" PRIMARY KEY ("action_id","name")
);

-- CreateTable
CREATE TABLE "action_changes" (
    "action_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "ad_account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "from_value" JSONB,
    "to_value" JSONB,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "resource_name" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "action_changes_pkey" PRIMARY KEY ("action_id","ordinal")
);

-- CreateTable
CREATE TABLE "guardrails" (
    "workspace_id" UUID NOT NULL,
    "writes_stopped" BOOLEAN NOT NULL DEFAULT false,
    "max_step_percent" DECIMAL(7,2) NOT NULL DEFAULT 30,
    "max_24h_percent" DECIMAL(7,2) NOT NULL DEFAULT 30,
    "max_7d_percent" DECIMAL(7,2) NOT NULL DEFAULT 60,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guardrails_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "account_ceilings" (
    "ad_account_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "daily_budget_micros" BIGINT NOT NULL,

    CONSTRAINT "account_ceilings_pkey" PRIMARY KEY ("ad_account_id")
);

-- CreateTable
CREATE TABLE "ledger_entries" (
    "workspace_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "client_id" UUID,
    "action_id" UUID,
    "actor_user_id" UUID,
    "payload" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ledger_entries_pkey" PRIMARY KEY ("workspace_id","seq")
);

-- CreateTable
CREATE TABLE "ledger_heads" (
    "workspace_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ledger_heads_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "alerts" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "ad_account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "severity" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "entity_id" UUID,
    "entity_external_id" TEXT NOT NULL,
    "entity_name" TEXT NOT NULL,
    "evidence" JSONB NOT NULL DEFAULT '[]',
    "state" TEXT NOT NULL DEFAULT 'open',
    "first_seen_on" DATE NOT NULL,
    "last_seen_on" DATE NOT NULL,
    "acknowledged_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "alerts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversations" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "client_id" UUID,
    "user_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_messages" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "client_id" UUID,
    "conversation_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_drafts" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "ad_account_id" UUID,
    "conversation_id" UUID,
    "action_id" UUID,
    "body" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'editing',
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "campaign_drafts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "knowledge_documents" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "client_id" UUID,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "error" JSONB,
    "chunks" INTEGER NOT NULL DEFAULT 0,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "knowledge_documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ai"."chunks" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "client_id" UUID,
    "document_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "heading" TEXT,
    "text" TEXT NOT NULL,
    "terms" INTEGER NOT NULL,
    "model_id" TEXT,
    "embedding" vector(384),

    CONSTRAINT "chunks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ai"."postings" (
    "workspace_id" UUID NOT NULL,
    "term" TEXT NOT NULL,
    "chunk_id" UUID NOT NULL,
    "client_id" UUID,
    "frequency" INTEGER NOT NULL,

    CONSTRAINT "postings_pkey" PRIMARY KEY ("workspace_id","term","chunk_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "users_google_subject_key" ON "users"("google_subject");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_refresh_hash_key" ON "sessions"("refresh_hash");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_previous_hash_key" ON "sessions"("previous_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "members_user_id_idx" ON "members"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "members_workspace_id_user_id_key" ON "members"("workspace_id", "user_id");

-- CreateIndex
CREATE INDEX "clients_workspace_id_created_at_id_idx" ON "clients"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_workspace_id_created_at_id_idx" ON "invitations"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_token_hash_key" ON "api_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "api_tokens_workspace_id_user_id_created_at_idx" ON "api_tokens"("workspace_id", "user_id", "created_at");

-- CreateIndex
CREATE INDEX "audit_events_workspace_id_at_id_idx" ON "audit_events"("workspace_id", "at", "id");

-- CreateIndex
CREATE INDEX "connections_workspace_id_created_at_id_idx" ON "connections"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "ad_accounts_workspace_id_created_at_id_idx" ON "ad_accounts"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ad_accounts_workspace_id_platform_external_id_key" ON "ad_accounts"("workspace_id", "platform", "external_id");

-- CreateIndex
CREATE INDEX "campaigns_workspace_id_ad_account_id_idx" ON "campaigns"("workspace_id", "ad_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaigns_ad_account_id_external_id_key" ON "campaigns"("ad_account_id", "external_id");

-- CreateIndex
CREATE INDEX "ad_groups_campaign_id_idx" ON "ad_groups"("campaign_id");

-- CreateIndex
CREATE UNIQUE INDEX "ad_groups_ad_account_id_external_id_key" ON "ad_groups"("ad_account_id", "external_id");

-- CreateIndex
CREATE INDEX "ads_campaign_id_idx" ON "ads"("campaign_id");

-- CreateIndex
CREATE UNIQUE INDEX "ads_ad_account_id_external_id_key" ON "ads"("ad_account_id", "external_id");

-- CreateIndex
CREATE INDEX "keywords_campaign_id_idx" ON "keywords"("campaign_id");

-- CreateIndex
CREATE UNIQUE INDEX "keywords_ad_account_id_external_id_key" ON "keywords"("ad_account_id", "external_id");

-- CreateIndex
CREATE INDEX "entity_states_ad_account_id_level_external_id_valid_from_idx" ON "entity_states"("ad_account_id", "level", "external_id", "valid_from");

-- CreateIndex
CREATE INDEX "metric_revisions_ad_account_id_level_entity_key_date_idx" ON "metric_revisions"("ad_account_id", "level", "entity_key", "date");

-- CreateIndex
CREATE INDEX "sync_runs_workspace_id_created_at_id_idx" ON "sync_runs"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "sync_runs_ad_account_id_created_at_idx" ON "sync_runs"("ad_account_id", "created_at");

-- CreateIndex
CREATE INDEX "imports_workspace_id_created_at_id_idx" ON "imports"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "judge_runs_ad_account_id_created_at_idx" ON "judge_runs"("ad_account_id", "created_at");

-- CreateIndex
CREATE INDEX "judgements_judge_run_id_external_id_idx" ON "judgements"("judge_run_id", "external_id");

-- CreateIndex
CREATE INDEX "suggestions_workspace_id_status_score_id_idx" ON "suggestions"("workspace_id", "status", "score", "id");

-- CreateIndex
CREATE INDEX "suggestions_ad_account_id_fingerprint_idx" ON "suggestions"("ad_account_id", "fingerprint");

-- CreateIndex
CREATE INDEX "actions_workspace_id_created_at_id_idx" ON "actions"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "actions_suggestion_id_idx" ON "actions"("suggestion_id");

-- CreateIndex
CREATE INDEX "action_changes_ad_account_id_level_external_id_field_applie_idx" ON "action_changes"("ad_account_id", "level", "external_id", "field", "applied_at");

-- CreateIndex
CREATE INDEX "ledger_entries_action_id_idx" ON "ledger_entries"("action_id");

-- CreateIndex
CREATE INDEX "alerts_workspace_id_state_severity_id_idx" ON "alerts"("workspace_id", "state", "severity", "id");

-- CreateIndex
CREATE INDEX "conversations_workspace_id_user_id_updated_at_idx" ON "conversations"("workspace_id", "user_id", "updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_messages_conversation_id_ordinal_key" ON "conversation_messages"("conversation_id", "ordinal");

-- CreateIndex
CREATE INDEX "campaign_drafts_workspace_id_updated_at_idx" ON "campaign_drafts"("workspace_id", "updated_at");

-- CreateIndex
CREATE INDEX "knowledge_documents_workspace_id_created_at_id_idx" ON "knowledge_documents"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "chunks_workspace_id_document_id_idx" ON "ai"."chunks"("workspace_id", "document_id");

-- CreateIndex
CREATE UNIQUE INDEX "chunks_document_id_ordinal_key" ON "ai"."chunks"("document_id", "ordinal");

-- CreateIndex
CREATE INDEX "postings_chunk_id_idx" ON "ai"."postings"("chunk_id");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_clients" ADD CONSTRAINT "member_clients_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_clients" ADD CONSTRAINT "member_clients_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ad_accounts" ADD CONSTRAINT "ad_accounts_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ad_accounts" ADD CONSTRAINT "ad_accounts_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connections"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_ad_account_id_fkey" FOREIGN KEY ("ad_account_id") REFERENCES "ad_accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ad_groups" ADD CONSTRAINT "ad_groups_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaigns"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ads" ADD CONSTRAINT "ads_ad_group_id_fkey" FOREIGN KEY ("ad_group_id") REFERENCES "ad_groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_batches" ADD CONSTRAINT "sync_batches_sync_run_id_fkey" FOREIGN KEY ("sync_run_id") REFERENCES "sync_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgements" ADD CONSTRAINT "judgements_judge_run_id_fkey" FOREIGN KEY ("judge_run_id") REFERENCES "judge_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_steps" ADD CONSTRAINT "action_steps_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "actions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_changes" ADD CONSTRAINT "action_changes_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "actions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_messages" ADD CONSTRAINT "conversation_messages_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_drafts" ADD CONSTRAINT "campaign_drafts_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai"."postings" ADD CONSTRAINT "postings_chunk_id_fkey" FOREIGN KEY ("chunk_id") REFERENCES "ai"."chunks"("id") ON DELETE CASCADE ON UPDATE CASCADE;
