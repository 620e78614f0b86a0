import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../src/config/settings.js';
import { ROOMS } from './check.js';

interface Config {
  forbidden: { name: string }[];
  options: ICruiseOptions;
}

const config = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as Config;
const ruleSet = { forbidden: config.forbidden } as unknown as IFlattenedRuleSet;

async function violations(baseDir: string, folders: string[], atLeast = 1): Promise<string[]> {
  const { output } = await cruise(folders, { ...config.options, baseDir, ruleSet, validate: true });
  // A cruise that saw nothing would find nothing wrong either.
  expect((output as ICruiseResult).summary.totalCruised).toBeGreaterThanOrEqual(atLeast);
  return (output as ICruiseResult).summary.violations.map(
    ({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`,
  );
}

/** File -> what it imports. */
type Tree = Record<string, string[]>;

interface Probe {
  rule: string;
  bad: Tree;
  good: Tree;
}

const PROBES: Probe[] = [
  {
    rule: 'web-stands-alone',
    bad: { 'web/src/a.ts': ['../../backend/src/b.js'], 'backend/src/b.ts': [] },
    good: { 'web/src/a.ts': ['../../contracts/src/b.js'], 'contracts/src/b.ts': [] },
  },
  {
    rule: 'ai-service-stands-alone',
    bad: { 'ai-service/src/a.ts': ['../../backend/src/b.js'], 'backend/src/b.ts': [] },
    good: { 'ai-service/src/a.ts': ['../../contracts/src/b.js'], 'contracts/src/b.ts': [] },
  },
  {
    rule: 'backend-stands-alone',
    bad: { 'backend/src/a.ts': ['../../ops/src/b.js'], 'ops/src/b.ts': [] },
    good: { 'backend/src/a.spec.ts': ['../../ops/testing/b.js'], 'ops/testing/b.ts': [] },
  },
  {
    rule: 'tests-cross-no-rooms',
    bad: { 'backend/src/a.spec.ts': ['../../sandbox/src/b.js'], 'sandbox/src/b.ts': [] },
    good: { 'backend/src/a.spec.ts': ['../../ops/testing/b.js'], 'ops/testing/b.ts': [] },
  },
  {
    rule: 'sandbox-is-the-world',
    bad: { 'sandbox/src/a.ts': ['@adwright/contracts'] },
    good: { 'sandbox/src/a.ts': ['zod', './b.js'], 'sandbox/src/b.ts': [] },
  },
  {
    rule: 'contracts-import-zod-only',
    bad: { 'contracts/src/a.ts': ['node:fs'] },
    good: { 'contracts/src/a.ts': ['zod', './b.js'], 'contracts/src/b.ts': [] },
  },
  {
    rule: 'database-client-has-few-homes',
    bad: { 'backend/src/modules/x/x.service.ts': ['@prisma/client'] },
    good: {
      'backend/src/modules/x/x.repository.ts': ['@prisma/client', '../../database/generated/client.js'],
      'backend/src/database/generated/client.ts': [],
    },
  },
  {
    rule: 'database-client-has-few-homes',
    bad: {
      'backend/src/modules/x/x.service.ts': ['../../database/generated/client.js'],
      'backend/src/database/generated/client.ts': [],
    },
    good: { 'ai-service/src/retrieval/a.ts': ['@prisma/client'] },
  },
  {
    rule: 'llm-libraries-stay-in-llm',
    bad: { 'ai-service/src/judge/a.ts': ['@langchain/core/messages'] },
    good: { 'ai-service/src/llm/a.ts': ['openai', '@langchain/openai'] },
  },
  {
    rule: 'providers-behind-the-meter',
    bad: { 'ai-service/src/voice/a.ts': ['../llm/providers/b.js'], 'ai-service/src/llm/providers/b.ts': [] },
    good: { 'ai-service/src/llm/models.ts': ['./providers/b.js'], 'ai-service/src/llm/providers/b.ts': [] },
  },
  {
    rule: 'only-root-modules-register-adapters',
    bad: { 'backend/src/modules/sync/a.ts': ['../meta/b.js'], 'backend/src/modules/meta/b.ts': [] },
    good: { 'backend/src/app.module.ts': ['./modules/meta/b.js'], 'backend/src/modules/meta/b.ts': [] },
  },
  {
    rule: 'adapters-do-not-know-each-other',
    bad: { 'backend/src/modules/google/a.ts': ['../meta/b.js'], 'backend/src/modules/meta/b.ts': [] },
    good: { 'backend/src/modules/meta/a.ts': ['./b.js'], 'backend/src/modules/meta/b.ts': [] },
  },
  {
    rule: 'platforms-stay-generic',
    bad: { 'backend/src/platforms/a.ts': ['../database/b.js'], 'backend/src/database/b.ts': [] },
    good: { 'backend/src/platforms/a.ts': ['../common/b.js'], 'backend/src/common/b.ts': [] },
  },
  {
    rule: 'mutations-only-from-actions',
    bad: {
      'backend/src/modules/sync/a.ts': ['../../platforms/mutations.port.js'],
      'backend/src/platforms/mutations.port.ts': [],
    },
    good: {
      'backend/src/modules/actions/a.ts': ['../../platforms/mutations.port.js'],
      'backend/src/modules/meta/m.ts': ['../../platforms/mutations.port.js'],
      'backend/src/platforms/mutations.port.ts': [],
    },
  },
  {
    rule: 'entry-points-hold-no-queries',
    bad: {
      'backend/src/modules/x/x.controller.ts': ['./x.repository.js'],
      'backend/src/modules/x/x.repository.ts': [],
    },
    good: {
      'backend/src/modules/x/x.controller.ts': ['./x.service.js'],
      'backend/src/modules/x/x.service.ts': ['./x.repository.js'],
      'backend/src/modules/x/x.repository.ts': [],
    },
  },
  {
    rule: 'entry-points-hold-no-queries',
    bad: {
      'backend/src/modules/x/x.cron.ts': ['../../database/database.js'],
      'backend/src/database/database.ts': [],
    },
    good: {
      'backend/src/modules/x/x.processor.ts': ['../../database/scope.js'],
      'backend/src/database/scope.ts': [],
    },
  },
  {
    rule: 'no-cycles',
    bad: { 'ops/src/a.ts': ['./b.js'], 'ops/src/b.ts': ['./a.js'] },
    good: { 'ops/src/a.ts': ['./b.js'], 'ops/src/b.ts': [] },
  },
  {
    rule: 'web-features-are-islands',
    bad: { 'web/src/features/chat/a.ts': ['../today/b.js'], 'web/src/features/today/b.ts': [] },
    good: {
      'web/src/app/a.ts': ['../features/today/b.js'],
      'web/src/features/today/b.ts': ['./c.js'],
      'web/src/features/today/c.ts': [],
    },
  },
  {
    rule: 'web-features-below-app',
    bad: { 'web/src/features/chat/a.ts': ['../../app/b.js'], 'web/src/app/b.ts': [] },
    good: { 'web/src/features/chat/a.ts': ['../../shared/b.js'], 'web/src/shared/b.ts': [] },
  },
  {
    rule: 'web-shared-below-features',
    bad: { 'web/src/shared/a.ts': ['../features/chat/b.js'], 'web/src/features/chat/b.ts': [] },
    good: { 'web/src/main.tsx': ['./app/b.js'], 'web/src/app/b.ts': [] },
  },
];

let folder: string;

async function plant(tree: Tree): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [file, imports] of Object.entries(tree)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    const text = imports.map(
      (from, at) => `import type { X as X${at} } from '${from}';\nexport type Y${at} = X${at};\n`,
    );
    await writeFile(join(folder, file), `${text.join('')}export interface X {}\n`);
  }
}

const roomsOf = (tree: Tree) => [...new Set(Object.keys(tree).map((file) => file.split('/')[0] ?? ''))];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'adwright-imports-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('rules about imports', () => {
  it('has a probe for every rule', () => {
    const probed = [...new Set(PROBES.map((probe) => probe.rule))].sort();
    expect(probed).toEqual(config.forbidden.map((rule) => rule.name).sort());
  });

  it.each(PROBES)('$rule fires on its violation and on nothing else', async ({ rule, bad, good }) => {
    await plant(bad);
    const found = await violations(folder, roomsOf(bad));
    expect(found.some((text) => text.startsWith(`${rule}:`))).toBe(true);
    await plant(good);
    expect(await violations(folder, roomsOf(good))).toEqual([]);
  });

  it('holds for the whole repository', async () => {
    expect(await violations(ROOT.replace(/\/$/, ''), ROOMS, 200)).toEqual([]);
  }, 120_000);
});
