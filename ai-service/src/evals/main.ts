import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { evaluateDialogues } from './dialogues.js';
import { evaluateDocumentAnswers } from './document-answers.js';
import { evaluateGrounding } from './grounding/grounding.js';
import { evaluateInjection } from './injection/injection.js';
import { EvalReport, type Report } from './report.js';
import { evaluateRetrieval } from './retrieval.js';
import { evaluateSlots } from './slots/slots.js';

/**
 * Every eval by name: prints its figures as JSON lines and holds them against their bars, in the report or by telling
 * whether they are met.
 */
const evals: Readonly<Record<string, (data: string, report: Report) => Promise<boolean | undefined>>> = {
  dialogues: evaluateDialogues,
  'document-answers': evaluateDocumentAnswers,
  grounding: evaluateGrounding,
  injection: evaluateInjection,
  retrieval: evaluateRetrieval,
  slots: evaluateSlots,
};

/**
 * Runs all evals, or those that `--only` names, and prints a table of all bars; ends with 0 when all are met, with 1 when a bar is missed, with 2
 * when the data is not there.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      data: { type: 'string' },
      only: { type: 'string', multiple: true },
      mistakes: { type: 'boolean' },
    },
    // npm takes `--data` for its own when it passes arguments on, and leaves the bare folder.
    allowPositionals: true,
  });
  const data = values.data ?? positionals[0] ?? '../shared/data';
  if (!existsSync(data)) {
    console.error(`There are no test collections at ${data}; name their folder with --data.`);
    process.exitCode = 2;
    return;
  }
  const report = new EvalReport((line) => console.log(line));
  for (const name of values.only ?? Object.keys(evals)) {
    const run = evals[name];
    if (!run) throw new Error(`There is no eval "${name}". There are: ${Object.keys(evals).join(', ')}`);
    const one = report.of(name);
    const met = await run(data, one);
    if (met !== undefined) one.bar('all bars of this eval', met ? 1 : 0, 'least', 1);
  }
  console.log(`\n${report.table()}`);
  if (!report.met) process.exitCode = 1;
}

await main();
