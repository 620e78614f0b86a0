-- Twice the neighbours and twice the care of the defaults: with them the index missed one in ten of the nearest passages
-- among 100,000.
DROP INDEX ai.embeddings_nearest;
CREATE INDEX embeddings_nearest ON ai.embeddings USING hnsw (embedding vector_cosine_ops) WITH (m = 32, ef_construction = 128);
