import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Registrations } from '../webhooks/registrations.js';
import type { Lead } from '../world/leads.js';
import type { SyntheticSpec } from '../world/seeds/index.js';
import type { Write } from '../world/write.js';

/** Everything that makes this sandbox differ from its seed, in the order it happened. */
export type LogRecord =
  | { kind: 'born'; seed: number; anchorAt: number }
  | { kind: 'clock'; offsetMs: number }
  | { kind: 'write'; write: Write }
  | { kind: 'account'; spec: SyntheticSpec; anchorDay: number }
  | { kind: 'revoked'; token: string }
  | { kind: 'lead'; lead: Lead }
  | { kind: 'webhooks'; registrations: Registrations };

/** Append-only JSON lines, flushed to the disk before a reply is sent. */
export class Log {
  private readonly path: string;
  private fd: number | null = null;

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.path = join(dataDir, 'log.jsonl');
  }

  /** All whole records. A line torn by a crash is cut off: its reply was never sent. */
  read(): LogRecord[] {
    if (!existsSync(this.path)) return [];
    const bytes = readFileSync(this.path);
    const end = bytes.lastIndexOf(0x0a) + 1;
    if (end < bytes.length) truncateSync(this.path, end);
    return bytes
      .subarray(0, end)
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as LogRecord);
  }

  append(record: LogRecord): void {
    this.fd ??= openSync(this.path, 'a');
    writeSync(this.fd, `${JSON.stringify(record)}\n`);
    fsyncSync(this.fd);
  }

  close(): void {
    if (this.fd !== null) closeSync(this.fd);
    this.fd = null;
  }
}
