import type { Import, JobError } from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppError } from '../../common/app-error.js';
import { LOGGER } from '../../common/logger.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { LiveEvents } from '../../events/live-events.js';
import { JudgeQueue } from '../sync/judge-request.js';
import { ImportStoring } from './import-storing.js';
import { type ImportRow, ImportsRepository } from './imports.repository.js';
import { ExportReader, type OpenExport } from './reading/export-reader.js';
import { UploadStore } from './upload-store.js';

/** A file that brings its worker down again and again is given up. */
const MOST_CLAIMS = 5;

/** Brings an import to its end, in the request or in the worker. */
@Injectable()
export class ImportFinisher {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly storing: ImportStoring,
    private readonly reader: ExportReader,
    private readonly uploads: UploadStore,
    private readonly judge: JudgeQueue,
    private readonly events: LiveEvents,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** For the worker: takes the import when it waits, reads its kept upload again and stores it. */
  async resume(scope: WorkspaceScope, importId: string): Promise<void> {
    const row = await this.imports.claim(scope, importId);
    if (!row) return;
    await this.tell(scope, row, 'storing');
    let file: OpenExport | null = null;
    try {
      if ((row.options.claims ?? 0) > MOST_CLAIMS)
        throw new AppError(
          'unavailable',
          'Storing this file was interrupted again and again and was given up.',
        );
      file = await this.reader.open({
        path: this.uploads.pathOf(row.id),
        fileName: row.fileName,
        options: row.options.read,
      });
      await this.finish(scope, row, file);
    } catch (error) {
      await this.fail(scope, row, error);
    } finally {
      await file?.close();
    }
  }

  /** Stores an open file. A failure is kept in the row and shown there. */
  async finish(scope: WorkspaceScope, row: ImportRow, file: OpenExport): Promise<void> {
    try {
      const changed = await this.storing.store(scope, row, file);
      await this.imports.finish(scope, row.id, changed);
    } catch (error) {
      await this.fail(scope, row, error);
      return;
    }
    await this.uploads.drop(this.uploads.pathOf(row.id));
    for (const accountId of row.options.accounts) await this.judge.request(scope, accountId, 'import');
    await this.tell(scope, row, 'done');
  }

  private async fail(scope: WorkspaceScope, row: ImportRow, thrown: unknown): Promise<void> {
    this.logger.error({ err: thrown, importId: row.id }, 'import failed');
    await this.imports.fail(scope, row.id, toJobError(thrown));
    await this.uploads.drop(this.uploads.pathOf(row.id));
    await this.tell(scope, row, 'failed');
  }

  private async tell(scope: WorkspaceScope, row: ImportRow, state: Import['state']): Promise<void> {
    await this.events.publish(scope.workspaceId, row.clientId, { type: 'import.changed', id: row.id, state });
  }
}

function toJobError(thrown: unknown): JobError {
  const known = thrown instanceof AppError;
  return {
    code: known ? thrown.code : 'internal',
    message: known
      ? thrown.userMessage
      : 'Storing the file failed on our side. Rows that were stored before stay; importing it again is safe.',
    vendorCode: null,
    traceId: null,
    remedy: 'Import the file again.',
    retryAt: null,
  };
}
