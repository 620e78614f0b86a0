// The import rules of docs/architecture: which room may import what. Each has a probe in ops/guards that shows it fires.
// Package names are matched both as written (unresolved) and as installed.

const TEST_FILE = '\\.spec\\.tsx?$|/testing/|/test/|vitest\\.config\\.ts$';
const package_ = (names) => `(^|node_modules/)(${names})(/|$)`;
const VENDOR_ADAPTER = '^backend/src/modules/(meta|google|files)/';
const ROOT_MODULE = '^backend/src/(app|worker|core)\\.module\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'web-stands-alone',
      comment: 'web imports contracts and nothing else of ours.',
      severity: 'error',
      from: { path: '^web/', pathNot: TEST_FILE },
      to: { path: '^(backend|ai-service|sandbox|ops|prisma|bench|e2e)/' },
    },
    {
      name: 'ai-service-stands-alone',
      comment: 'ai-service imports contracts and nothing else of ours.',
      severity: 'error',
      from: { path: '^ai-service/', pathNot: TEST_FILE },
      to: { path: '^(backend|web|sandbox|ops|prisma|bench|e2e)/' },
    },
    {
      name: 'backend-stands-alone',
      comment: 'backend imports contracts and nothing else of ours.',
      severity: 'error',
      from: { path: '^backend/', pathNot: TEST_FILE },
      to: { path: '^(ai-service|web|sandbox|ops|prisma|bench|e2e)/' },
    },
    {
      name: 'tests-cross-no-rooms',
      comment:
        'Tests too: another room is reached over HTTP; only the harness in ops/testing may be imported.',
      severity: 'error',
      from: { path: '^(web|ai-service|backend)/' },
      to: {
        path: '^(web|ai-service|backend|sandbox|ops|bench|e2e)/',
        pathNot: ['^$1/', '^ops/testing/'],
      },
    },
    {
      name: 'sandbox-is-the-world',
      comment:
        'sandbox imports nothing of ours, not even in tests: it is written from the vendors’ documents.',
      severity: 'error',
      from: { path: '^sandbox/', pathNot: 'vitest\\.config\\.ts$' },
      to: {
        path: `^(contracts|backend|ai-service|web|ops|prisma|bench|e2e)/|${package_('@adwright/[^/]+')}`,
      },
    },
    {
      name: 'contracts-import-zod-only',
      comment: 'Contracts cross every process, the browser included.',
      severity: 'error',
      from: { path: '^contracts/src/', pathNot: TEST_FILE },
      to: { pathNot: `^contracts/src/|${package_('zod')}` },
    },
    {
      name: 'database-client-has-few-homes',
      comment: 'Queries live in repositories: everything else asks them.',
      severity: 'error',
      from: {
        path: '^(backend|ai-service|web|sandbox|contracts)/',
        pathNot: [
          '^backend/src/database/',
          '\\.repository\\.ts$',
          '^ai-service/src/retrieval/',
          '^backend/src/seed',
          TEST_FILE,
        ],
      },
      to: { path: `${package_('@prisma/client')}|/generated/` },
    },
    {
      name: 'llm-libraries-stay-in-llm',
      comment: 'The rest of the AI service speaks to the llm port.',
      severity: 'error',
      from: {
        path: '^(backend|ai-service|web|sandbox|contracts)/',
        pathNot: '^ai-service/src/(llm|retrieval)/',
      },
      to: { path: package_('openai|langchain|@langchain/[^/]+|@anthropic-ai/[^/]+') },
    },
    {
      name: 'providers-behind-the-meter',
      comment:
        'A provider is asked through Models or Embedders only: what it costs is counted and personal data is hidden there.',
      severity: 'error',
      from: {
        path: '^(backend|ai-service|ops)/',
        pathNot: [
          '^ai-service/src/llm/(models|opened-model)\\.ts$',
          '^ai-service/src/llm/providers/',
          '^ai-service/src/retrieval/embedding/embedders\\.ts$',
          // The shape of a provider's settings.
          '^ai-service/src/config/',
          TEST_FILE,
        ],
      },
      to: { path: '^ai-service/src/(llm/providers/|retrieval/embedding/openai-)' },
    },
    {
      name: 'only-root-modules-register-adapters',
      comment: 'Generic code reaches a platform through the registry; no generic file names a vendor.',
      severity: 'error',
      from: { path: '^backend/src/', pathNot: [VENDOR_ADAPTER, ROOT_MODULE, TEST_FILE] },
      to: { path: VENDOR_ADAPTER },
    },
    {
      name: 'adapters-do-not-know-each-other',
      comment: 'One vendor’s adapter never imports another’s.',
      severity: 'error',
      from: { path: '^backend/src/modules/(meta|google|files)/', pathNot: TEST_FILE },
      to: { path: VENDOR_ADAPTER, pathNot: '^backend/src/modules/$1/' },
    },
    {
      name: 'platforms-stay-generic',
      comment: 'The port knows contracts and common only.',
      severity: 'error',
      from: { path: '^backend/src/platforms/', pathNot: TEST_FILE },
      to: { path: '^(backend|ai-service|web|sandbox|ops)/', pathNot: '^backend/src/(platforms|common)/' },
    },
    {
      name: 'mutations-only-from-actions',
      comment: 'There is one path on which money can move.',
      severity: 'error',
      from: {
        path: '^backend/src/',
        pathNot: ['^backend/src/platforms/', '^backend/src/modules/actions/', VENDOR_ADAPTER, TEST_FILE],
      },
      to: { path: '^backend/src/platforms/mutations\\.port\\.ts$' },
    },
    {
      name: 'entry-points-hold-no-queries',
      comment:
        'Controllers, processors and cron call services; they hold no rules and no queries. (Adapters are out of their reach by the rule above.)',
      severity: 'error',
      from: { path: '\\.(controller|processor|cron)\\.ts$' },
      to: {
        path: `\\.repository\\.ts$|^backend/src/database/(database|scoped-pool|generated)|${package_('@prisma/client')}`,
      },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle means that two files are one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'web-features-are-islands',
      comment: 'A feature never imports a feature: app composes them.',
      severity: 'error',
      from: { path: '^web/src/features/([^/]+)/' },
      to: { path: '^web/src/features/', pathNot: '^web/src/features/$1/' },
    },
    {
      name: 'web-features-below-app',
      comment: 'shared <- features <- app.',
      severity: 'error',
      from: { path: '^web/src/features/' },
      to: { path: '^web/src/app/' },
    },
    {
      name: 'web-shared-below-features',
      comment: 'shared <- features <- app.',
      severity: 'error',
      from: { path: '^web/src/', pathNot: '^web/src/(features|app)/|^web/src/[^/]+$|\\.spec\\.tsx?$' },
      to: { path: '^web/src/(features|app)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/generated/' },
    exclude: { path: '(^|/)(dist|\\.nx|\\.data|coverage)/' },
    // Types count: a type import ties two rooms together as much as a value does.
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['adwright-source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
