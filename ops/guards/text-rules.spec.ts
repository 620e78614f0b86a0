import { describe, expect, it } from 'vitest';
import { ROOT } from '../src/config/settings.js';
import { RULES, readTree } from './check.js';
import { parse, run } from './rule.js';

interface Probe {
  rule: string;
  /** Path and text that must be refused. */
  bad: [string, string][];
  /** Near misses that must pass every rule. */
  good: [string, string][];
}

const lines = (count: number) => 'export {};\n'.repeat(count);
const parameters = (count: number) => Array.from({ length: count }, (_, at) => `p${at}: string`).join(', ');
const ts_ = '@ts-';

const PROBES: Probe[] = [
  {
    rule: 'environment-only-in-config',
    bad: [
      ['backend/src/modules/sync/a.ts', 'const x = process.env.HOME;'],
      ['web/src/app/a.ts', "process.env['X']"],
    ],
    good: [
      ['backend/src/config/a.ts', 'process.env.HOME'],
      ['ops/src/a.ts', 'process.env.HOME'],
      ['web/src/a.ts', "const t = 'process.env';"],
    ],
  },
  {
    rule: 'no-any',
    bad: [
      ['web/src/a.tsx', 'const x: any = 1;'],
      ['backend/src/a.ts', 'f(x as any)'],
      ['sandbox/src/a.ts', 'type T = Record<string, any>;'],
    ],
    good: [['web/src/b.ts', "const any = 'any';"]],
  },
  {
    rule: 'no-silenced-compiler',
    bad: [
      ['web/src/a.ts', `// ${ts_}ignore\nx();`],
      ['web/src/a.ts', `/* ${ts_}nocheck */`],
    ],
    good: [['web/src/b.ts', `const text = '${ts_}ignore';`]],
  },
  {
    rule: 'no-forward-ref',
    bad: [['backend/src/a.ts', '@Inject(forwardRef(() => B)) b']],
    good: [['web/src/a.tsx', 'const A = React.forwardRef(render);']],
  },
  {
    rule: 'no-raw-markup',
    bad: [
      ['web/src/features/a.tsx', 'const a = <p dangerouslySetInnerHTML={{ __html: name }} />;'],
      ['web/src/features/a.tsx', 'const a = <iframe srcDoc={text} />;'],
      ['web/src/shared/a.ts', 'element.innerHTML = name;'],
    ],
    good: [
      ['web/src/features/b.tsx', 'const a = <p>{name}</p>;'],
      ['web/src/features/b.spec.ts', "expect('innerHTML').toBeDefined();"],
    ],
  },
  {
    rule: 'small-files',
    bad: [['backend/src/a.ts', lines(301)]],
    good: [
      ['backend/src/a.ts', lines(300)],
      ['backend/src/dictionary/a.ts', lines(900)],
    ],
  },
  {
    rule: 'few-dependencies',
    bad: [['backend/src/a.ts', `class A { constructor(${parameters(8)}) {} }`]],
    good: [['backend/src/a.ts', `class A { constructor(${parameters(7)}) {} }`]],
  },
  {
    rule: 'no-session-sql',
    bad: [
      ['backend/src/a.ts', "sql('SET ROLE postgres')"],
      ['backend/src/a.ts', "sql('set role postgres')"],
      ['backend/src/a.ts', "sql('BEGIN; RESET ROLE')"],
      ['backend/src/a.ts', "sql('DISCARD ALL')"],
      ['backend/src/a.ts', "sql('SET SESSION AUTHORIZATION x')"],
      ['backend/src/a.ts', "sql('SET statement_timeout = 5')"],
      ['backend/src/a.ts', "sql('set statement_timeout to 5')"],
      ['backend/src/a.ts', 'sql`UPDATE $' + '{table} SET name = $1; RESET ROLE`'],
      ['backend/src/a.ts', "sql('SET SESSION statement_timeout = 5')"],
      ['backend/src/a.ts', "sql('SET app.workspace_id TO 5')"],
      ['ai-service/src/a.ts', "sql`SELECT set_config('app.workspace_id', $1, false)`"],
      ['ai-service/src/a.ts', 'sql`SELECT pg_advisory_lock(1)`'],
      ['ai-service/src/a.ts', "sql('PREPARE find AS SELECT 1')"],
    ],
    good: [
      ['backend/src/a.ts', "sql('SET LOCAL ROLE adwright_app')"],
      ['backend/src/a.ts', 'sql("SELECT set_config(\'app.workspace_id\', $1, true)")'],
      ['backend/src/a.ts', "sql('UPDATE a SET role = 5')"],
      ['backend/src/a.ts', "say('Set a budget that holds')"],
      ['backend/src/a.ts', "say('set PUBLIC_URL to it.')"],
      ['backend/src/a.ts', 'sql`UPDATE $' + '{table} SET name = $1`'],
      ['backend/src/a.spec.ts', "sql('RESET ROLE')"],
    ],
  },
  {
    rule: 'no-network-in-transaction',
    bad: [
      ['ai-service/src/a.ts', 'db.scoped(scope, async (tx) => { await fetch(url); })'],
      ['ai-service/src/a.ts', 'db.global(async () => axios.post(url))'],
    ],
    good: [
      ['ai-service/src/a.ts', 'const r = await fetch(url); await db.scoped(scope, (tx) => tx.save(r));'],
    ],
  },
  {
    rule: 'network-calls-ask-first',
    bad: [['backend/src/modules/x/a.ts', 'await fetch(url);']],
    good: [['backend/src/modules/x/a.ts', "assertOutsideTransaction('x'); await fetch(url);"]],
  },
  {
    rule: 'vendor-hosts-in-adapters',
    bad: [
      ['backend/src/modules/sync/a.ts', "const u = 'https://graph.facebook.com/v26.0';"],
      ['web/src/a.ts', 'const u = `https://googleads.googleapis.com/$' + '{v}`;'],
    ],
    good: [['backend/src/modules/meta/constants.ts', "const u = 'https://graph.facebook.com';"]],
  },
  {
    rule: 'no-vendor-branches',
    bad: [
      ['backend/src/modules/sync/a.ts', "if (account.platform === 'meta') f();"],
      ['backend/src/queues/a.ts', "switch (p) { case 'google': break; }"],
    ],
    good: [
      ['backend/src/modules/meta/a.ts', "p === 'meta'"],
      ['backend/src/modules/sync/a.ts', "p === 'files'"],
    ],
  },
  {
    rule: 'no-skipped-tests',
    bad: [
      ['web/src/a.spec.ts', "it.skip('x', () => {});"],
      ['ops/src/a.spec.ts', "describe.only('x', () => {});"],
    ],
    good: [['web/src/a.spec.ts', "it('x', () => {});"]],
  },
  {
    rule: 'no-swallowed-errors',
    bad: [
      ['web/src/a.ts', 'try { f(); } catch {}'],
      ['web/src/a.ts', 'try { f(); } catch (e) { }'],
    ],
    good: [['web/src/a.ts', 'try { f(); } catch {\n// It may be absent.\n}']],
  },
];

const findings = (sources: [string, string][]) =>
  run(
    RULES,
    sources.map(([path, text]) => parse(path, text)),
  );

describe('rules about the text of the code', () => {
  it('has a probe for every rule', () => {
    expect(PROBES.map((probe) => probe.rule).sort()).toEqual(RULES.map((rule) => rule.name).sort());
  });

  it.each(PROBES)('$rule fires on each violation and on no near miss', ({ rule, bad, good }) => {
    for (const source of bad) expect(findings([source]).map((finding) => finding.rule)).toContain(rule);
    expect(findings(good)).toEqual([]);
  });

  it('names the line', () => {
    expect(findings([['web/src/a.ts', '\n\nconst x: any = 1;']])).toMatchObject([
      { rule: 'no-any', line: 3 },
    ]);
  });

  it('holds for the whole repository', () => {
    const sources = readTree(ROOT);
    expect(sources.length).toBeGreaterThan(50);
    const found = run(RULES, sources).map(
      ({ path, line, rule, message }) => `${path}:${line} ${rule}: ${message}`,
    );
    expect(found).toEqual([]);
  }, 120_000);
});
