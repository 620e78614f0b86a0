import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BenchAiService, startBenchAiService } from './ai-service.js';
import { type BenchApi, startBenchApi } from './api.js';
import { askDouble, askStreaming, scriptDouble } from './chat-asking.js';
import { benchDatabaseUrl, useDatabase } from './config/env.js';
import { median, report, round } from './report.js';
import { type BenchSandbox, startBenchSandbox } from './sandbox.js';

const WARM_UP = 150;
const ROUNDS = 150;
/** What the API and the AI service together may add to the provider's own first words, at the median. */
const MOST_ADDED_MS = 15;
const STREAMS = 50;
const SENTENCES = 60;

let sandbox: BenchSandbox;
let ai: BenchAiService;
let api: BenchApi;

beforeAll(async () => {
  useDatabase(await benchDatabaseUrl());
  sandbox = await startBenchSandbox();
  const serviceToken = randomBytes(48).toString('base64url');
  ai = await startBenchAiService({ serviceToken, sandboxUrl: sandbox.url });
  api = await startBenchApi({ serviceToken, aiUrl: ai.url });
}, 300_000);
afterAll(async () => {
  await api?.close();
  await ai?.close();
  await sandbox?.close();
});

it('adds little to the provider’s own time to the first words', async () => {
  await scriptDouble(sandbox.url, [{ text: 'Hello. How may I help you with your accounts?', times: null }]);
  const direct: number[] = [];
  const turns: number[] = [];
  // In turns, so that whatever else the machine does weighs on both.
  for (let index = 0; index < WARM_UP + ROUNDS; index++) {
    const alone = await askDouble(sandbox.url, 'Good morning');
    const { firstMs, events } = await askStreaming(api, 'Good morning');
    expect(events.at(-1)).toMatchObject({ type: 'ended', state: 'done' });
    if (index < WARM_UP) continue;
    direct.push(alone);
    turns.push(firstMs);
  }
  const added = median(turns) - median(direct);
  report({
    figure: 'chat_first_words',
    ratio: MOST_ADDED_MS / added,
    atLeast: 1,
    detail: {
      addedMs: round(added),
      atMostMs: MOST_ADDED_MS,
      turnMs: round(median(turns)),
      doubleMs: round(median(direct)),
      rounds: ROUNDS,
    },
  });
  expect(added).toBeLessThanOrEqual(MOST_ADDED_MS);
}, 300_000);

it('holds fifty answers at once, whole and each to its own reader', async () => {
  const words = Array.from(
    { length: STREAMS },
    (_, index) =>
      `w${String.fromCharCode(97 + (index % 26))}${String.fromCharCode(97 + Math.floor(index / 26))}w`,
  );
  const textOf = (word: string) =>
    Array.from({ length: SENTENCES }, () => `The ${word} line goes on and on until its end.`).join(' ');
  // The delay keeps all of them open before the first one speaks.
  await scriptDouble(
    sandbox.url,
    words.map((word) => ({ match: `(${word})`, text: textOf(word), times: 1, delayMs: 1_000 })),
  );
  const started = performance.now();
  const heard = await Promise.all(words.map((word) => askStreaming(api, `Tell me (${word})`)));
  const seconds = (performance.now() - started) / 1000;
  const whole = heard.filter(({ events, ids }, index) => {
    const said = events
      .flatMap((event) => (event.type === 'parts' ? event.segments : []))
      .map((segment) => (segment.type === 'text' ? segment.text : '?'))
      .join('');
    const inOrder = ids.every((id, at) => id === at + 1);
    const last = events.at(-1);
    return said === textOf(words[index] ?? '') && inOrder && last?.type === 'ended' && last.state === 'done';
  });
  report({
    figure: 'chat_streams_at_once',
    ratio: whole.length / STREAMS,
    atLeast: 1,
    detail: { streams: STREAMS, whole: whole.length, sentences: SENTENCES, seconds: round(seconds) },
  });
  expect(whole).toHaveLength(STREAMS);
}, 300_000);
