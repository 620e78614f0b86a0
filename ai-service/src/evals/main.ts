import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { evaluateDialogues } from './dialogues.js';
import { evaluateDocumentAnswers } from './document-answers.js';
import { evaluateRetrieval } from './retrieval.js';
import { evaluateSlots } from './slots/slots.js';

/** Every eval by name: prints its figures as JSON lines and tells whether its bars are met. */
const evals: Readonly<Record<string, (data: string) => Promise<boolean>>> = {
  dialogues: evaluateDialogues,
  'document-answers': evaluateDocumentAnswers,
  retrieval: evaluateRetrieval,
  slots: evaluateSlots,
};

/** Runs all evals, or those that `--only` names; ends with 1 when a bar is missed, with 2 when the data is not there. */
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
  for (const name of values.only ?? Object.keys(evals)) {
    const run = evals[name];
    if (!run) throw new Error(`There is no eval "${name}". There are: ${Object.keys(evals).join(', ')}`);
    if (!(await run(data))) process.exitCode = 1;
  }
}

await main();
