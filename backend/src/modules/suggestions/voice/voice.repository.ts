import { citationSchema, type Language, type SpokenVoice, spokenVoiceSchema } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database, type Prisma } from '../../../database/database.js';
import type { WorkspaceScope } from '../../../database/scope.js';

export interface VoicePlace {
  readonly suggestionId: string;
  readonly clientId: string;
  readonly language: Language;
  readonly sheetHash: string;
}

export interface StoredVoice {
  readonly spoken: SpokenVoice;
  readonly citations: z.output<typeof citationSchema>[];
  readonly createdAt: Date;
}

/** What was composed before; one row a suggestion and language. */
@Injectable()
export class VoiceRepository {
  constructor(private readonly database: Database) {}

  /** What was composed from this very sheet, unless a document of its client or of the workspace was read since. */
  find(scope: WorkspaceScope, place: VoicePlace): Promise<StoredVoice | null> {
    const { suggestionId, clientId, language, sheetHash } = place;
    return this.database.scoped(scope, async (tx) => {
      const row = await tx.suggestionVoice.findUnique({
        where: { suggestionId_language: { suggestionId, language } },
      });
      if (row?.sheetHash !== sheetHash) return null;
      const newer = await tx.knowledgeDocument.findFirst({
        where: {
          state: 'done',
          finishedAt: { gte: row.createdAt },
          OR: [{ clientId }, { clientId: null }],
        },
        select: { id: true },
      });
      if (newer) return null;
      return {
        spoken: spokenVoiceSchema.parse(row.spoken),
        citations: citationSchema.array().parse(row.citations),
        createdAt: row.createdAt,
      };
    });
  }

  /** Keeps a voice in place of the former one; a passage whose document was deleted while it was composed keeps none. */
  store(
    scope: WorkspaceScope,
    place: VoicePlace,
    { spoken, citations, createdAt }: StoredVoice,
  ): Promise<void> {
    const { suggestionId, clientId, language, sheetHash } = place;
    const documents = [...new Set(citations.map(({ documentId }) => documentId))];
    return this.database.scoped(scope, async (tx) => {
      // Locked, so that a deletion comes before this look or after the row it then takes along.
      const kept = await tx.$queryRaw<{ id: string }[]>`
        SELECT id::text FROM knowledge_documents WHERE id = ANY (${documents}::uuid[]) FOR SHARE`;
      if (kept.length < documents.length) return;
      const data = {
        workspaceId: scope.workspaceId,
        clientId,
        sheetHash,
        engine: spoken.engine,
        prompt: spoken.prompt,
        spoken: spoken as unknown as Prisma.InputJsonValue,
        citations: citations as unknown as Prisma.InputJsonValue,
        createdAt,
      };
      await tx.suggestionVoice.upsert({
        where: { suggestionId_language: { suggestionId, language } },
        create: { ...data, suggestionId, language },
        update: data,
      });
    });
  }
}
