const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code: number) => (text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = paint(1);
export const dim = paint(2);
export const red = paint(31);
export const green = paint(32);
export const amber = paint(33);

/** The launcher's only way to the terminal: one short line for each thing that happens. */
export const terminal = {
  step: (text: string) => process.stdout.write(`${dim('·')} ${text}\n`),
  done: (text: string) => process.stdout.write(`${green('✓')} ${text}\n`),
  warn: (text: string) => process.stdout.write(`${amber('!')} ${text}\n`),
  fail: (text: string) => process.stderr.write(`${red('✗')} ${text}\n`),
  plain: (text: string) => process.stdout.write(`${text}\n`),
};

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
