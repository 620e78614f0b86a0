import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { systemScope } from '../../../database/scope.js';

/** Citations that answers and suggestions' voices keep of a document's passages. */
@Injectable()
export class CitationRepository {
  constructor(private readonly database: Database) {}

  /**
   * Takes a deleted document's words out of every answer of the workspace, whoever's it is. A suggestion's voice that cites
   * it goes as a whole: it is composed anew, without the document, when it is next asked for.
   */
  async forget(workspaceId: string, documentId: string): Promise<void> {
    const cited = JSON.stringify({ citations: [{ documentId }] });
    const gone = JSON.stringify({ documentTitle: '', heading: null, text: '', deleted: true });
    await this.database.scoped(systemScope(workspaceId), async (tx) => {
      await tx.$executeRaw`
        DELETE FROM suggestion_voices
         WHERE workspace_id = ${workspaceId}::uuid AND citations @> ${JSON.stringify([{ documentId }])}::jsonb`;
      await tx.$executeRaw`
        UPDATE conversation_messages
           SET content = jsonb_set(content, '{citations}', (
                 SELECT jsonb_agg(CASE WHEN c ->> 'documentId' = ${documentId} THEN c || ${gone}::jsonb ELSE c END ORDER BY n)
                   FROM jsonb_array_elements(content -> 'citations') WITH ORDINALITY AS each(c, n)))
         WHERE workspace_id = ${workspaceId}::uuid AND content @> ${cited}::jsonb`;
    });
  }
}
