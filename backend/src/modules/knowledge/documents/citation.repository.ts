import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { systemScope } from '../../../database/scope.js';

/** Citations that answers keep of a document's passages. */
@Injectable()
export class CitationRepository {
  constructor(private readonly database: Database) {}

  /** Takes a deleted document's words out of every answer of the workspace, whoever's it is. */
  async forget(workspaceId: string, documentId: string): Promise<void> {
    const cited = JSON.stringify({ citations: [{ documentId }] });
    const gone = JSON.stringify({ documentTitle: '', heading: null, text: '', deleted: true });
    await this.database.scoped(
      systemScope(workspaceId),
      (tx) => tx.$executeRaw`
        UPDATE conversation_messages
           SET content = jsonb_set(content, '{citations}', (
                 SELECT jsonb_agg(CASE WHEN c ->> 'documentId' = ${documentId} THEN c || ${gone}::jsonb ELSE c END ORDER BY n)
                   FROM jsonb_array_elements(content -> 'citations') WITH ORDINALITY AS each(c, n)))
         WHERE workspace_id = ${workspaceId}::uuid AND content @> ${cited}::jsonb`,
    );
  }
}
