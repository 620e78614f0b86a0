// `npm run doctor`: looks at the set-up and says what to repair. Exit code 1 when something is at fault.
import { runTool, say } from '../cli/run.js';
import { readSettings } from '../config/settings.js';
import { amber, dim, green, red } from '../launcher/terminal.js';
import type { Outcome } from './check.js';
import { examine } from './doctor.js';

const MARK: Record<Outcome, string> = {
  ok: green('✓'),
  warning: amber('!'),
  fault: red('✗'),
  skipped: dim('-'),
};

runTool(async () => {
  const found = await examine({ settings: readSettings(), env: process.env });
  for (const { check, outcome, message, remedy } of found) {
    say(`${MARK[outcome]} ${check.padEnd(16)} ${outcome === 'skipped' ? dim(message) : message}`);
    if (remedy) say(`                     ${remedy}`);
  }
  const faults = found.filter(({ outcome }) => outcome === 'fault').length;
  say(faults === 0 ? '\nNothing stands in the way.' : `\n${faults} fault(s).`);
  if (faults > 0) process.exitCode = 1;
});
