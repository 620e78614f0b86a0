/** `npm run eval -- --mistakes` prints what went wrong; of questions kept for the test it prints nothing. */
export function mistakesAreShown(): boolean {
  return process.argv.includes('--mistakes');
}
