import { createImport, type Import } from '@adwright/contracts';
import { call } from '../../../shared/api/call.js';

/** Answers to what the file alone cannot tell, by the names of the API's parameters. */
export type Answers = Readonly<Record<string, string>>;

export interface ImportRequest {
  readonly file: File;
  readonly answers: Answers;
  /** True: read and show only; nothing is stored. */
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
  readonly onUpload: (share: number) => void;
}

/** A 50 MB file over a slow line, then its reading. */
const UPLOAD_TIMEOUT_MS = 10 * 60_000;

/**
 * Sends an export to be read or imported.
 * @throws ApiProblem `questions` with what must be answered first.
 */
export function sendImport({ file, answers, dryRun, signal, onUpload }: ImportRequest): Promise<Import> {
  // The answers are checked by the server, which names each wrong one; their names come from its own questions.
  const body = { ...answers, dryRun: dryRun ? ('true' as const) : ('false' as const) };
  return call(createImport, { body }, { file, signal, onUpload, timeoutMs: UPLOAD_TIMEOUT_MS });
}
