import { parentPort, workerData } from 'node:worker_threads';
import { readDocument } from './read-document.js';
import type { ReadingOutcome, ReadingTask } from './reading-thread.js';
import { UnreadableError } from './refusal.js';

/** Reads one document in a thread of its own and answers with its text, or why there is none. */
async function main({ bytes, fileName }: ReadingTask): Promise<ReadingOutcome> {
  try {
    return { ok: true, document: await readDocument(bytes, fileName) };
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { ok: false, code: error.code, message: error.message };
  }
}

const outcome = await main(workerData as ReadingTask);
parentPort?.postMessage(outcome);
