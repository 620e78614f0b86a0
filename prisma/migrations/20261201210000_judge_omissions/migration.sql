-- What of a large account the judge did not look at, so that a person can be told.
ALTER TABLE judge_runs ADD COLUMN omitted JSONB NOT NULL DEFAULT '[]';
