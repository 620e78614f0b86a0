import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

type SchemaEngine = import('@prisma/schema-engine-wasm').SchemaEngine;

/** Where the engine leaves its last words when it panics; it looks for them in the global scope. */
interface PanicRegistry {
  set_message(message: string): void;
}

/** Loads the engine by hand: its own entry imports a .wasm file, which Node 20 cannot. */
async function loadEngine(schema: string, databaseUrl: string): Promise<SchemaEngine> {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const glue = await import(/* @vite-ignore */ pathToFileURL(join(folder, 'schema_engine_bg.js')).href);
  const module = new WebAssembly.Module(readFileSync(join(folder, 'schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const registry: PanicRegistry = {
    set_message: (message) => {
      throw new Error(`The schema engine panicked: ${message}`);
    },
  };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: registry });
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: databaseUrl }));
  return glue.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, adapter);
}

/**
 * Prepares the translation of Prisma schemas into statements, without any download.
 * @param databaseUrl a database the engine may ask for its version; nothing is changed there.
 * @returns a function that gives the statements which make an empty database what a schema describes.
 */
export async function schemaTranslator(
  schema: string,
  databaseUrl: string,
): Promise<(schema: string) => Promise<string>> {
  // Once a process: the glue code knows one instance only.
  const engine = await loadEngine(schema, databaseUrl);
  return async (content) => {
    const { stdout } = await engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    if (!stdout) throw new Error('The schema engine gave no statements');
    return stdout;
  };
}
