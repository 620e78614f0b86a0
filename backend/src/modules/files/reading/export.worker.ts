import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { type ParsedExport, type ReadResult, readExport } from '../reader/index.js';
import type { ReadChunk, ReadingJob, ReadingMessage, ReadingOrder, ReadOutcome } from './messages.js';
import { summarize } from './summary.js';
import { FigureTooLarge, toDailyFact, toPeriodFact } from './to-facts.js';
import { structureOf } from './to-structure.js';

/** Rows in one message: large enough to be cheap, small enough that neither side stops for long. */
const CHUNK_ROWS = 2_000;

/** Reads one file in a thread of its own, answers with what it found, then hands out its rows chunk by chunk. */
async function main(job: ReadingJob): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('this file runs as a worker thread');
  const send = (message: ReadingMessage) => port.postMessage(message);
  const result = await readExport(await readFile(job.path), job.fileName, job.options);
  let chunks: Iterator<ReadChunk> = [][Symbol.iterator]();
  port.on('message', (order: ReadingOrder) => {
    if (order === 'rewind') {
      chunks = result.status === 'parsed' ? chunksOf(result) : [][Symbol.iterator]();
      return;
    }
    const next = chunks.next();
    send({ kind: 'chunk', chunk: next.done ? null : next.value });
  });
  send({ kind: 'outcome', outcome: outcomeOf(result) });
}

function outcomeOf(result: ReadResult): ReadOutcome {
  if (result.status === 'refused') return result;
  if (result.status === 'questions') {
    return { status: 'questions', questions: result.questions, columns: result.columns };
  }
  try {
    return summarize(result);
  } catch (error) {
    if (!(error instanceof FigureTooLarge)) throw error;
    const { message, line } = error;
    return {
      status: 'refused',
      ok: false,
      code: 'no_metrics',
      message: `The file was not imported: ${message}.`,
      line,
    };
  }
}

function* chunksOf(parsed: ParsedExport): Generator<ReadChunk> {
  for (const currency of new Set(parsed.rows.map((row) => row.currency))) {
    const rows = parsed.rows.filter((row) => row.currency === currency);
    const structure = structureOf(rows);
    yield* inParts(structure.campaign, (part) => ({
      kind: 'structure',
      level: 'campaign',
      currency,
      rows: part,
    }));
    yield* inParts(structure.ad_group, (part) => ({
      kind: 'structure',
      level: 'ad_group',
      currency,
      rows: part,
    }));
    yield* inParts(structure.ad, (part) => ({ kind: 'structure', level: 'ad', currency, rows: part }));
    yield* inParts(structure.keyword, (part) => ({
      kind: 'structure',
      level: 'keyword',
      currency,
      rows: part,
    }));
    yield* inParts(rows, (part) =>
      parsed.granularity === 'period'
        ? { kind: 'periods', currency, rows: part.map(toPeriodFact) }
        : { kind: 'days', currency, rows: part.map(toDailyFact) },
    );
  }
}

function* inParts<T>(rows: readonly T[], chunk: (part: readonly T[]) => ReadChunk): Generator<ReadChunk> {
  for (let offset = 0; offset < rows.length; offset += CHUNK_ROWS)
    yield chunk(rows.slice(offset, offset + CHUNK_ROWS));
}

await main(workerData as ReadingJob);
