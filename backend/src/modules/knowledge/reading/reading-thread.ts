import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import type { DocumentText } from './read-document.js';
import type { UnreadableError } from './refusal.js';

export interface ReadingTask {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

export type ReadingOutcome =
  | { readonly ok: true; readonly document: DocumentText }
  | { readonly ok: false; readonly code: UnreadableError['code']; readonly message: string };

/** Injection token: where the reading thread's program is. */
export const DOCUMENT_WORKER = Symbol('DOCUMENT_WORKER');

/** The compiled program beside this file; a run from source takes the last build's. */
export function builtDocumentWorker(): URL {
  const beside = new URL('./document.worker.js', import.meta.url);
  return existsSync(beside)
    ? beside
    : new URL('../../../../dist/modules/knowledge/reading/document.worker.js', import.meta.url);
}

const TIMEOUT_MS = 45_000;
const MEMORY_MB = 768;
/** One core should stay free for everybody else. */
const AT_ONCE = 2;

/** Reads documents off the event loop, each in a thread with limits of its own. */
@Injectable()
export class ReadingThread {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(@Inject(DOCUMENT_WORKER) private readonly program: URL) {}

  /** @throws AppError `unreadable_document`, `unsupported_media_type`, `payload_too_large` */
  async read(task: ReadingTask): Promise<DocumentText> {
    await this.turn();
    const thread = new Worker(this.program, {
      workerData: task,
      // Secrets of this process are none of the reader's business.
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    try {
      const outcome = await answer(thread);
      if (outcome.ok) return outcome.document;
      throw new AppError(outcome.code, outcome.message, {
        errors: [{ field: 'file', message: outcome.message }],
      });
    } finally {
      await thread.terminate();
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private async turn(): Promise<void> {
    // Whoever ends hands its place on, so that nobody slips in between.
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
  }
}

function answer(thread: Worker): Promise<ReadingOutcome> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(tooMuch('time')), TIMEOUT_MS);
    thread.once('message', (outcome: ReadingOutcome) => resolve(outcome));
    thread.once('error', (error: Error & { code?: string }) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch('memory', error) : damaged(error)),
    );
    thread.once('exit', (code) => reject(damaged(new Error(`the reading thread ended with ${code}`))));
    thread.once('exit', () => clearTimeout(timer));
  });
}

function tooMuch(what: 'time' | 'memory', cause?: Error): AppError {
  const sentence = `The file takes too much ${what} to read. Cut it into parts. Nothing was stored.`;
  return new AppError('payload_too_large', sentence, cause ? { cause } : {});
}

/** A reader that stumbles over a file says nothing about us. */
function damaged(cause: Error): AppError {
  return new AppError('unreadable_document', 'The file cannot be read: it is damaged. Nothing was stored.', {
    cause,
  });
}
