import pg from 'pg';
import type { DailyFact } from '../../backend/src/modules/metrics/facts.js';

const CHUNK = 64 * 1024;

/** `metric_daily` rows in COPY's text format. */
export function copyText(
  facts: readonly DailyFact[],
  workspaceId: string,
  clientId: string,
  accountId: string,
): Buffer {
  const none = '\\N';
  const lines = facts.map((fact) =>
    [
      workspaceId,
      clientId,
      accountId,
      'campaign',
      '',
      fact.entityKey,
      fact.date,
      fact.entityName,
      fact.parentKey ?? none,
      fact.impressions ?? none,
      fact.clicks ?? none,
      fact.costMicros ?? none,
      fact.conversions ?? none,
      fact.conversionValueMicros ?? none,
      none,
      none,
      none,
      fact.lostToBudget ?? none,
      'api',
      accountId,
      '2026-11-20 00:00:00+00',
      0,
    ].join('\t'),
  );
  return Buffer.from(`${lines.join('\n')}\n`);
}

/** What the driver's connection can do beside what its types say. */
interface CopyConnection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** A COPY ... FROM STDIN as the driver's own submittable. */
class CopyIn extends EventTarget implements pg.Submittable {
  constructor(
    private readonly sql: string,
    private readonly data: Buffer,
    private readonly done: (error?: Error) => void,
  ) {
    super();
  }

  submit(connection: pg.Connection): void {
    connection.query(this.sql);
  }
  handleCopyInResponse(connection: CopyConnection): void {
    for (let offset = 0; offset < this.data.length; offset += CHUNK)
      connection.sendCopyFromChunk(this.data.subarray(offset, offset + CHUNK));
    connection.endCopyFrom();
  }
  handleError(error: Error): void {
    this.done(error);
  }
  handleCommandComplete(): void {}
  handleReadyForQuery(): void {
    this.done();
  }
}

/** Copies rows into the keyed table as the owner, who is held by no policy. @returns milliseconds */
export async function copyInto(client: pg.Client, data: Buffer): Promise<number> {
  const started = performance.now();
  await new Promise<void>((resolve, reject) => {
    client.query(
      new CopyIn('COPY metric_daily FROM STDIN', data, (error) => (error ? reject(error) : resolve())),
    );
  });
  return performance.now() - started;
}
