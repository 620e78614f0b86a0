import swc from 'unplugin-swc';
import type { Plugin } from 'vitest/config';
import { defineProject, type UserWorkspaceConfig } from 'vitest/config';

export interface ProjectOptions {
  /** Nest needs decorators and their type metadata, which esbuild does not emit. */
  decorators?: boolean;
  include?: string[];
  /** False where a file leaves nothing behind in its process: the next one then finds the modules loaded. */
  isolate?: boolean;
}

/** Contracts are used from source, so that tests need no build. */
const CONDITIONS = ['adwright-source', 'node'];

function decoratorPlugin(): Plugin[] {
  const plugin: unknown = swc.vite({
    module: { type: 'es6' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      keepClassNames: true,
    },
  });
  return [plugin as Plugin];
}

/** The settings all Node workspaces share: unless said otherwise one process per file, so that databases stay apart. */
export function nodeProject(name: string, options: ProjectOptions = {}): UserWorkspaceConfig {
  return defineProject({
    ...(options.decorators ? { plugins: decoratorPlugin(), oxc: false } : {}),
    resolve: { conditions: CONDITIONS },
    ssr: { resolve: { conditions: CONDITIONS } },
    test: {
      name,
      include: options.include ?? ['{src,test}/**/*.spec.ts'],
      environment: 'node',
      pool: 'forks',
      isolate: options.isolate ?? true,
      testTimeout: 30_000,
      hookTimeout: 60_000,
      env: { NODE_ENV: 'test', TZ: 'UTC' },
    },
  });
}
