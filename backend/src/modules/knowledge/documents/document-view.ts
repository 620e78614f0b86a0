import type { KnowledgeDocument } from '@adwright/contracts';
import type { DocumentRow } from './document.repository.js';

export function toDocument({ at, chunksDone, chunks, ...row }: DocumentRow): KnowledgeDocument {
  return { ...row, chunks, progress: { done: chunksDone, total: chunks }, createdAt: at.toISOString() };
}
