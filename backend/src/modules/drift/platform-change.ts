import { createHash } from 'node:crypto';
import type { RemoteChangeEvent, RemoteFieldChange } from '../../platforms/structure.port.js';

/** A change of the platform's log as it is stored. */
export interface PlatformChange {
  readonly feedKey: string;
  readonly level: RemoteChangeEvent['level'];
  readonly externalId: string;
  readonly campaignExternalId: string | null;
  readonly entityName: string;
  readonly operation: RemoteChangeEvent['operation'];
  readonly changes: readonly RemoteFieldChange[];
  readonly author: string | null;
  readonly client: string | null;
  readonly at: Date;
  readonly actionId: string | null;
  readonly actionOrdinal: number | null;
}

/** The same for the same entry of the log, however often it is read; different for each entity it concerns. */
export function feedKeyOf(event: RemoteChangeEvent): string {
  return createHash('sha256').update([event.id, event.level, event.externalId].join('\n')).digest('hex');
}
