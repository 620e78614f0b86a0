import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

const MODULES = fileURLToPath(new URL('../../modules/', import.meta.url));
const OUT = fileURLToPath(
  new URL('../../../../node_modules/.cache/adwright/compiled-worker/', import.meta.url),
);
async function sources(path: string): Promise<string[]> {
  if (path.endsWith('.ts')) return path.endsWith('.spec.ts') ? [] : [path];
  const entries = await readdir(join(MODULES, path), { withFileTypes: true });
  const nested = entries
    .filter((entry) => entry.name !== 'testing')
    .map((entry) =>
      entry.isDirectory() || entry.name.endsWith('.ts') ? sources(`${path}/${entry.name}`) : [],
    );
  return (await Promise.all(nested)).flat();
}

/**
 * Compiles a thread's program from source, so that tests run the very program that the product runs, in a real thread,
 * without a build of everything.
 * @param program its file below `modules/`, such as `files/reading/export.worker.js`.
 * @param needed folders and files below `modules/` with everything it imports at run time.
 * @returns where the compiled program is.
 */
export async function compileWorker(program: string, needed: readonly string[]): Promise<URL> {
  const out = join(OUT, String(process.pid));
  const files = (await Promise.all(needed.map(sources))).flat();
  const options = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
    experimentalDecorators: true,
  };
  await Promise.all(
    files.map(async (file) => {
      const source = await readFile(join(MODULES, file), 'utf8');
      const path = join(out, file.replace(/\.ts$/, '.js'));
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, ts.transpileModule(source, { compilerOptions: options }).outputText);
    }),
  );
  await writeFile(join(out, 'package.json'), '{"type":"module"}');
  return pathToFileURL(join(out, program));
}
