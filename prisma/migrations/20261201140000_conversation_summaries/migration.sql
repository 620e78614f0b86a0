-- What a long conversation was about before the messages that are still told word for word. It lies in the conversation's
-- own row, so it is under the same policies and goes with it.
ALTER TABLE conversations
  DROP COLUMN summary,
  ADD COLUMN summary JSONB,
  -- The last message that is summarised; those after it are told as they are.
  ADD COLUMN summary_through INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN summary_engine TEXT,
  ADD COLUMN summary_prompt TEXT;
