import type { ImportOptions, Question } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { Clock } from '../../common/clock.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { MetricsStore } from '../metrics/metrics-store.js';
import { type FileIdentity, ImportAccounts, type Target } from './import-accounts.js';
import type { TargetAccount } from './import-accounts.repository.js';
import { type ImportReport, makeReport } from './import-report.js';
import { ImportsRepository, type StoredOptions } from './imports.repository.js';
import { askFor, readOptionsOf, refused } from './read-answers.js';
import type { ReadOptions } from './reader/index.js';
import { ExportReader, type OpenExport } from './reading/export-reader.js';
import type { ReadSummary } from './reading/messages.js';

export interface PreparedImport {
  readonly read: ReadSummary;
  readonly options: ReadOptions;
  readonly report: ImportReport;
  readonly targets: readonly Target[];
  readonly clientId: string;
  /** When the file's figures were true. */
  readonly seenAt: Date;
}

export interface Placed {
  readonly account: TargetAccount;
  readonly options: StoredOptions;
}

/** Everything between an upload and its storing: reading it, finding its account, asking what is left open. */
@Injectable()
export class ImportPreparer {
  constructor(
    private readonly reader: ExportReader,
    private readonly accounts: ImportAccounts,
    private readonly imports: ImportsRepository,
    private readonly metrics: MetricsStore,
    private readonly clock: Clock,
  ) {}

  /** Reads the file and hands it to `work` while it is open. @throws AppError as `ImportsService.create` */
  async with<T>(
    scope: WorkspaceScope,
    file: FileIdentity & { readonly path: string },
    options: ImportOptions,
    work: (prepared: PreparedImport, open: OpenExport) => Promise<T>,
  ): Promise<T> {
    const given = await this.accounts.given(scope, options);
    const client = given
      ? { id: given.clientId, timeZone: given.timeZone }
      : await this.accounts.client(scope, options);
    this.checkExportedAt(options);
    const readOptions = readOptionsOf(options, given);
    const open = await this.reader.open({ path: file.path, fileName: file.fileName, options: readOptions });
    try {
      const { outcome: read } = open;
      if (read.status === 'refused') throw refused(read);
      if (read.status === 'questions') throw askFor(read.questions);
      const targets = await this.accounts.targets(scope, read, file, options, given, client);
      const [first] = targets;
      if (!first) throw new Error('a file that was read has rows');
      const seenAt = await this.seenAt(scope, file, read, targets, open);
      const report = makeReport(read, first);
      return await work({ read, options: readOptions, report, targets, clientId: client.id, seenAt }, open);
    } finally {
      await open.close();
    }
  }

  /** Makes the accounts that are missing and says which rows go where. */
  async place(scope: WorkspaceScope, prepared: PreparedImport): Promise<Placed> {
    const byCurrency: Record<string, string> = {};
    const accounts: TargetAccount[] = [];
    for (const target of prepared.targets) {
      const account = await this.accounts.ensure(scope, prepared.clientId, target);
      accounts.push(account);
      byCurrency[target.currency] = account.id;
    }
    const [account] = accounts;
    if (!account) throw new Error('an import has an account');
    // Rows without a currency of their own go with the first.
    byCurrency[''] ??= account.id;
    return {
      account,
      options: {
        read: prepared.options,
        byCurrency,
        accounts: [...new Set(accounts.map((one) => one.id))],
        headers: prepared.read.columns.map((column) => column.header),
      },
    };
  }

  private checkExportedAt(options: ImportOptions): void {
    if (options.exportedAt === undefined || new Date(options.exportedAt) <= this.clock.now()) return;
    throw new AppError('invalid_input', 'The export cannot have been made in the future.', {
      errors: [{ field: 'exportedAt', message: 'an instant that has passed' }],
    });
  }

  /**
   * When the figures were true: as told, or as an earlier import of the same bytes knew. A file of unknown age counts
   * as new, unless it contradicts what another file said: then the person is asked which is newer.
   */
  private async seenAt(
    scope: WorkspaceScope,
    file: FileIdentity,
    read: ReadSummary,
    targets: readonly Target[],
    open: OpenExport,
  ): Promise<Date> {
    if (read.exportedAt !== null) return new Date(read.exportedAt);
    const now = this.clock.now();
    const known = targets.flatMap((target) => (target.account ? [target.account.id] : []));
    if (known.length === 0) return now;
    const before = await this.imports.seenBefore(scope, known, file.sha256);
    if (before) return before;
    for await (const chunk of open.chunks()) {
      if (chunk.kind === 'structure') continue;
      const target = targets.find((one) => one.currency === chunk.currency) ?? targets[0];
      if (!target?.account) continue;
      const rows = chunk.kind === 'days' ? { days: chunk.rows } : { periods: chunk.rows };
      const stored = await this.metrics.contradicted(scope, target.account.id, read.level, rows);
      if (stored)
        throw new AppError('questions', EXPORTED_AT.reason, { questions: [whichIsNewer(now, stored)] });
    }
    return now;
  }
}

const EXPORTED_AT = {
  reason:
    'Some figures of this file differ from those of an earlier import of the same days, and the file does not say when ' +
    'it was exported. Which of the two is newer?',
};

function whichIsNewer(now: Date, stored: Date): Question {
  return {
    field: 'exportedAt',
    reason: EXPORTED_AT.reason,
    options: [
      { value: now.toISOString(), label: 'This file is the newer one' },
      {
        value: new Date(stored.getTime() - 1000).toISOString(),
        label: `What was imported before is newer (${stored.toISOString()})`,
      },
    ],
  };
}
