/**
 * Runs a command-line tool: an error is one line on stderr and exit code 1, since the person who ran it can do
 * something about the message and nothing about a stack trace.
 */
export function runTool(tool: () => Promise<void>): void {
  // `npm run doctor | head` closes the pipe early; that is no fault.
  process.stdout.on('error', () => undefined);
  tool().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
