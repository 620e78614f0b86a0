import type { ImportOptions } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../common/app-error.js';
import type { WorkspaceScope } from '../../database/scope.js';
import {
  ImportAccountsRepository,
  type ImportClient,
  type TargetAccount,
} from './import-accounts.repository.js';
import type { ReadSummary } from './reading/messages.js';

/** Where a file's rows of one currency go. `account` is null in a preview that would make a new one. */
export interface Target {
  readonly currency: string;
  readonly timeZone: string;
  readonly account: TargetAccount | null;
  readonly name: string;
  readonly externalId: string;
}

export interface FileIdentity {
  readonly fileName: string;
  readonly sha256: string;
}

/**
 * Finds the account a file belongs to. An account has one currency, so a file of several goes into as many. Without an
 * account given: the one the file names, the one the same file went into, the one that holds its entities already;
 * else a new one. So a newer export of the same finds the older one's figures.
 */
@Injectable()
export class ImportAccounts {
  constructor(private readonly repository: ImportAccountsRepository) {}

  /** The account asked for. @throws AppError `not_found` */
  async given(scope: WorkspaceScope, options: ImportOptions): Promise<TargetAccount | null> {
    if (options.adAccountId === undefined) return null;
    const account = await this.repository.find(scope, options.adAccountId);
    if (!account) throw notFound('ad account');
    return account;
  }

  /** @throws AppError `not_found` for a client that the scope does not see; `conflict` when there is none at all. */
  async client(scope: WorkspaceScope, options: ImportOptions): Promise<ImportClient> {
    const client = await this.repository.client(scope, options.clientId);
    if (client) return client;
    if (options.clientId) throw notFound('client');
    throw new AppError('conflict', 'There is no client to import for. Add one first; nothing was imported.');
  }

  /** @throws AppError `invalid_input` when a row's currency is not the given account's. */
  targets(
    scope: WorkspaceScope,
    read: ReadSummary,
    file: FileIdentity,
    options: ImportOptions,
    given: TargetAccount | null,
    client: ImportClient,
  ): Promise<Target[]> {
    if (given) return Promise.resolve(read.currencies.map((currency) => intoGiven(given, currency)));
    const currencies = new Set(read.currencies.map((currency) => currency ?? options.currency ?? null));
    return Promise.all(
      [...currencies].map((currency) => {
        // Without money there is nothing that a currency could be wrong for.
        const known = currency ?? 'XXX';
        return this.target(scope, read, file, options, client, known);
      }),
    );
  }

  /** Makes the accounts that are not there yet. */
  async ensure(scope: WorkspaceScope, clientId: string, target: Target): Promise<TargetAccount> {
    if (target.account) return target.account;
    const { name, currency, timeZone, externalId } = target;
    return this.repository.make(scope, { clientId, name, currency, timeZone, externalId });
  }

  private async target(
    scope: WorkspaceScope,
    read: ReadSummary,
    file: FileIdentity,
    options: ImportOptions,
    client: ImportClient,
    currency: string,
  ): Promise<Target> {
    const identity = read.accountId?.replace(/[^0-9A-Za-z]/g, '') || file.sha256.slice(0, 16);
    // A client's id keeps two clients of one workspace apart that hold exports of the same account.
    const externalId = `${read.platform}:${client.id.slice(0, 8)}:${identity}:${currency}`;
    const account = await this.existing(scope, read, file, client.id, currency, externalId);
    return {
      currency,
      timeZone: account?.timeZone ?? options.timeZone ?? client.timeZone ?? 'UTC',
      account,
      name: account?.name ?? nameOf(read, file, currency),
      externalId,
    };
  }

  private async existing(
    scope: WorkspaceScope,
    read: ReadSummary,
    file: FileIdentity,
    clientId: string,
    currency: string,
    externalId: string,
  ): Promise<TargetAccount | null> {
    const sameCurrency = (account: TargetAccount | null) => (account?.currency === currency ? account : null);
    if (read.accountId !== null) {
      const plainId = read.accountId.replace(/\D/g, '');
      return (
        sameCurrency(await this.repository.byExternalId(scope, clientId, read.platform, plainId)) ??
        (await this.repository.byExternalId(scope, clientId, 'files', externalId))
      );
    }
    return (
      (await this.repository.bySameFile(scope, clientId, file.sha256, currency)) ??
      (await this.repository.byContent(scope, clientId, {
        vendor: read.platform,
        currency,
        level: read.level,
        keys: read.entityKeys,
        headers: read.columns.map((column) => column.header),
      }))
    );
  }
}

function intoGiven(given: TargetAccount, currency: string | null): Target {
  if (currency !== null && currency !== given.currency) {
    throw new AppError(
      'invalid_input',
      `The file is in ${currency}, the account "${given.name}" in ${given.currency}. Nothing was imported.`,
      { errors: [{ field: 'currency', message: `an export in ${given.currency}, or another account` }] },
    );
  }
  const { name, timeZone } = given;
  return { currency: given.currency, timeZone, account: given, name, externalId: '' };
}

function nameOf(read: ReadSummary, file: FileIdentity, currency: string): string {
  const base = read.accountName ?? file.fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const name = [...base.trim()].slice(0, 100).join('') || 'Import';
  return read.currencies.length > 1 ? `${name} (${currency})` : name;
}
