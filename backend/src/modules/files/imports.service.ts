import { randomUUID } from 'node:crypto';
import {
  type EndpointInput,
  type EndpointOutput,
  type Import,
  type ImportOptions,
  importFileJob,
  type listImports,
} from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppError, notFound } from '../../common/app-error.js';
import { Clock } from '../../common/clock.js';
import { correlationId } from '../../common/correlation.js';
import { LOGGER } from '../../common/logger.js';
import { pageOfRows } from '../../database/paging.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { JobQueue } from '../../queues/job-queue.js';
import { readTimeCursor, timeCursorOf } from '../workspaces/time-cursor.js';
import { ImportFinisher } from './import-finisher.js';
import { ImportPreparer, type PreparedImport } from './import-preparer.js';
import { NOTHING_CHANGED } from './import-report.js';
import { type ImportRow, ImportsRepository } from './imports.repository.js';
import type { OpenExport } from './reading/export-reader.js';
import { safeFileName, UploadStore } from './upload-store.js';

/** A file up to this size is stored before the request is answered; a larger one by a worker. */
const INLINE_BYTES = 5 * 1024 * 1024;

/** A file as it was received. */
export interface Upload {
  readonly path: string;
  readonly originalname: string;
  readonly size: number;
}

/** Imports of exports: preview, questions, storing. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly repository: ImportsRepository,
    private readonly preparer: ImportPreparer,
    private readonly finisher: ImportFinisher,
    private readonly uploads: UploadStore,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Reads a file and stores it, or only shows how it would be read.
   * @throws AppError `not_an_export` with the reason; `questions` with what the file leaves open; `invalid_input`,
   * `not_found`, `payload_too_large`. Nothing is stored then.
   */
  async create(scope: WorkspaceScope, upload: Upload | undefined, options: ImportOptions): Promise<Import> {
    if (!upload) {
      throw new AppError('invalid_input', 'There is no file in the request. Send it as a part named file.', {
        errors: [{ field: 'file', message: 'an export of Meta Ads Manager or Google Ads: CSV, TSV or XLSX' }],
      });
    }
    const fileName = safeFileName(upload.originalname);
    const sha256 = await this.uploads.digest(upload.path);
    return this.preparer.with(scope, { path: upload.path, fileName, sha256 }, options, (prepared, file) =>
      options.dryRun
        ? Promise.resolve(preview(prepared, fileName, this.clock.now()))
        : this.store(scope, prepared, file, { ...upload, fileName, sha256 }),
    );
  }

  async list(
    scope: WorkspaceScope,
    query: EndpointInput<typeof listImports>['query'],
  ): Promise<EndpointOutput<typeof listImports>> {
    const rows = await this.repository.page(scope, readTimeCursor(query.cursor), query.limit + 1);
    return pageOfRows(rows, query.limit, timeCursorOf, toImport);
  }

  /** @throws AppError `not_found` */
  async get(scope: WorkspaceScope, id: string): Promise<Import> {
    const row = await this.repository.find(scope, id);
    if (!row) throw notFound('import');
    return toImport(row);
  }

  private async store(
    scope: WorkspaceScope,
    prepared: PreparedImport,
    file: OpenExport,
    upload: Upload & { readonly fileName: string; readonly sha256: string },
  ): Promise<Import> {
    if (scope.userId === null) throw new Error('an import has a person behind it');
    const placed = await this.preparer.place(scope, prepared);
    const id = randomUUID();
    const state = upload.size <= INLINE_BYTES ? 'storing' : 'queued';
    await this.uploads.keep(upload.path, id);
    await this.repository.insert(scope, {
      id,
      clientId: placed.account.clientId,
      adAccountId: placed.account.id,
      state,
      fileName: upload.fileName,
      sha256: upload.sha256,
      seenAt: prepared.seenAt,
      options: placed.options,
      report: prepared.report,
      correlationId: correlationId(),
      userId: scope.userId,
    });
    if (state === 'storing') {
      const row = await this.repository.find(scope, id);
      if (!row) throw new Error('the import that was just made is not there');
      await this.finisher.finish(scope, row, file);
    } else {
      await this.wake(scope, id);
    }
    return this.get(scope, id);
  }

  /** The row is the truth: when Redis does not answer, the reconciler wakes a worker later. */
  private async wake(scope: WorkspaceScope, importId: string): Promise<void> {
    try {
      await this.queue.enqueue(importFileJob, {
        workspaceId: scope.workspaceId,
        correlationId: correlationId(),
        importId,
      });
    } catch (error) {
      this.logger.warn({ err: error, importId }, 'worker not woken; the reconciler will');
    }
  }
}

function toImport(row: ImportRow): Import {
  const { id, state, adAccountId, fileName, report, error, at } = row;
  return { ...report, id, state, adAccountId, fileName, error, createdAt: at.toISOString() };
}

function preview(prepared: PreparedImport, fileName: string, now: Date): Import {
  return {
    ...prepared.report,
    id: null,
    state: 'preview',
    adAccountId: prepared.targets[0]?.account?.id ?? null,
    fileName,
    changed: NOTHING_CHANGED,
    error: null,
    createdAt: now.toISOString(),
  };
}
