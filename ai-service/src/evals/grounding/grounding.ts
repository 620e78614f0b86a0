import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runningDemo } from '../../config/eval-product.js';
import type { Report } from '../report.js';
import { Asking } from './asking.js';
import { evaluateAnswers } from './evaluate-answers.js';
import { evaluatePlanted } from './evaluate-planted.js';
import { evaluateStories } from './evaluate-stories.js';
import { freePort, startDemo } from './product.js';

/**
 * Whether answers rest on rows, over the whole product with its demo: answers of the offline engine, the causes that are
 * planted in the demo, and a model that invents numbers, over both providers' protocols. `ADWRIGHT_EVAL_URL` names a demo
 * that runs already and leaves the model out.
 */
export async function evaluateGrounding(_data: string, report: Report): Promise<undefined> {
  const running = runningDemo();
  if (running !== null) return evaluateOffline(running, report);
  const folder = await mkdtemp(join(tmpdir(), 'adwright-grounding-'));
  const sandboxPort = await freePort();
  try {
    const demo = await startDemo(folder, sandboxPort);
    await evaluateOffline(demo.url, report).finally(() => demo.close());
    const sandbox = `http://127.0.0.1:${sandboxPort}`;
    const models = {
      openai: {
        OPENAI_API_KEY: 'double',
        OPENAI_BASE_URL: `${sandbox}/openai/v1`,
        OPENAI_EMBEDDING_MODEL: 'off',
      },
      anthropic: { ANTHROPIC_API_KEY: 'double', ANTHROPIC_BASE_URL: `${sandbox}/anthropic` },
    };
    for (const [provider, settings] of Object.entries(models)) {
      const speaking = await startDemo(folder, sandboxPort, settings);
      const asking = await Asking.signIn(speaking.url);
      await evaluatePlanted(provider, asking, sandbox, report).finally(() => speaking.close());
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function evaluateOffline(url: string, report: Report): Promise<undefined> {
  const asking = await Asking.signIn(url);
  await evaluateStories(asking, report);
  await evaluateAnswers(asking, report);
}
