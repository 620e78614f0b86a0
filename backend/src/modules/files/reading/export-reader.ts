import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import type { ReadChunk, ReadingJob, ReadingMessage, ReadingOrder, ReadOutcome } from './messages.js';

/** Injection token: where the reading thread's program is. */
export const EXPORT_WORKER = Symbol('EXPORT_WORKER');

/** The compiled program beside this file; a run from source takes the last build's. */
export function builtWorker(): URL {
  const beside = new URL('./export.worker.js', import.meta.url);
  return existsSync(beside)
    ? beside
    : new URL('../../../../dist/modules/files/reading/export.worker.js', import.meta.url);
}

const TIMEOUT_MS = 120_000;
/** A 50 MB file of short cells takes several times its size as objects; beyond this the thread ends, not the process. */
const MEMORY_MB = 1_024;
/** Two at once: each may take that much memory, and one core should stay free for everyone else. */
const AT_ONCE = 2;

/** An open file: what was found in it, and its rows on demand. Close it in any case. */
export interface OpenExport {
  readonly outcome: ReadOutcome;
  /** All rows from the first one on; may be asked for again. */
  chunks(): AsyncGenerator<ReadChunk>;
  close(): Promise<void>;
}

/** Reads exports off the event loop, each in a thread with limits of its own. */
@Injectable()
export class ExportReader {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(@Inject(EXPORT_WORKER) private readonly worker: URL) {}

  /** @throws AppError `payload_too_large` when the file takes too much time or memory to read. */
  async open(job: ReadingJob): Promise<OpenExport> {
    await this.turn();
    let thread: Worker | null = null;
    const close = async () => {
      await thread?.terminate();
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    };
    try {
      thread = new Worker(this.worker, {
        workerData: job,
        // Secrets of this process are none of the reader's business.
        env: {},
        resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      });
      const first = await answer(thread);
      if (first.kind !== 'outcome') throw new Error('the reading thread answered out of turn');
      return { outcome: first.outcome, chunks: () => chunksOf(thread), close };
    } catch (error) {
      await close();
      throw error;
    }
  }

  private async turn(): Promise<void> {
    // Whoever closes hands its place on, so that nobody slips in between.
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
  }
}

async function* chunksOf(thread: Worker | null): AsyncGenerator<ReadChunk> {
  if (!thread) throw new Error('the file is closed');
  order(thread, 'rewind');
  for (;;) {
    const next = answer(thread);
    order(thread, 'next');
    const message = await next;
    if (message.kind !== 'chunk') throw new Error('the reading thread answered out of turn');
    if (message.chunk === null) return;
    yield message.chunk;
  }
}

function order(thread: Worker, what: ReadingOrder): void {
  thread.postMessage(what);
}

/** The thread's next message. @throws AppError `payload_too_large` on time or memory, else what the thread threw. */
function answer(thread: Worker): Promise<ReadingMessage> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(tooLarge('time'))), TIMEOUT_MS);
    const settle = (act: () => void) => {
      clearTimeout(timer);
      thread.off('message', onMessage);
      thread.off('error', onError);
      thread.off('exit', onExit);
      act();
    };
    const onMessage = (message: ReadingMessage) => settle(() => resolve(message));
    const onError = (error: Error & { code?: string }) =>
      settle(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge('memory', error) : error));
    const onExit = (code: number) => settle(() => reject(new Error(`the reading thread ended with ${code}`)));
    thread.on('message', onMessage);
    thread.on('error', onError);
    thread.on('exit', onExit);
  });
}

function tooLarge(what: 'time' | 'memory', cause?: Error): AppError {
  return new AppError(
    'payload_too_large',
    `The file takes too much ${what} to read. Nothing was imported. Export fewer days or columns and try again.`,
    cause ? { cause } : {},
  );
}
