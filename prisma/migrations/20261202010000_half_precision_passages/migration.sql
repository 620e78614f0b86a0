-- Numbers of two bytes instead of four: comparing reads half as much, which is most of what it costs, and what is rounded away
-- moves no passage by a rank that anybody sees.
DROP INDEX ai.embeddings_nearest;
ALTER TABLE ai.embeddings ALTER COLUMN embedding TYPE halfvec(384) USING embedding::halfvec(384);
CREATE INDEX embeddings_nearest ON ai.embeddings USING hnsw (embedding halfvec_cosine_ops) WITH (m = 32, ef_construction = 128);
