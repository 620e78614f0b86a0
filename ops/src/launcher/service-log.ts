import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { isStackFrame, noteworthy } from './log-line.js';

const ROTATE_BYTES = 20 * 1024 * 1024;
const KEPT_LINES = 30;

function rotate(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > ROTATE_BYTES) renameSync(file, `${file}.1`);
}

/** Where one service's output goes: all of it to its file, what matters to the terminal, the end of it kept. */
export class ServiceLog {
  private readonly stream: WriteStream;
  private readonly tail: string[] = [];

  constructor(
    readonly file: string,
    private readonly show: (text: string) => void,
  ) {
    rotate(file);
    this.stream = createWriteStream(file, { flags: 'a' });
    this.stream.on('error', (error) => show(`cannot write ${file}: ${error.message}`));
  }

  /** Takes the output of a new run; what an earlier one said last is forgotten. */
  attach(...outputs: Readable[]): void {
    this.tail.length = 0;
    for (const output of outputs) this.follow(output);
  }

  private follow(output: Readable): void {
    createInterface({ input: output, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => {
      this.stream.write(`${line}\n`);
      if (!isStackFrame(line) && line.trim() !== '') this.tail.push(line);
      if (this.tail.length > KEPT_LINES) this.tail.shift();
      const text = noteworthy(line);
      if (text !== undefined) this.show(text);
    });
  }

  /** Whether a line among the last of this run holds a text. */
  says(text: string): boolean {
    return this.tail.some((line) => line.includes(text));
  }

  /** The last lines, oldest first. */
  lastLines(count = 12): string[] {
    return this.tail.slice(-count);
  }

  close(): void {
    this.stream.end();
  }
}
