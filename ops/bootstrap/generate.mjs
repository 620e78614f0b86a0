import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { unlessUnchanged } from './stamp.mjs';

/**
 * Generates the database client from prisma/schema.prisma when that changed.
 * @param {string} root
 */
export async function generate(root) {
  const schema = join(root, 'prisma', 'schema.prisma');
  const cli = join(root, 'node_modules', 'prisma', 'build', 'index.js');
  const outputs = [join(root, 'backend', 'src', 'database', 'generated', 'client.ts')];
  const inputs = [
    schema,
    join(root, 'prisma.config.ts'),
    join(root, 'node_modules', 'prisma', 'package.json'),
  ];
  await unlessUnchanged({ root, name: 'generate', inputs, outputs }, () => {
    process.stdout.write('· generating the database client\n');
    const result = spawnSync(process.execPath, [cli, 'generate', '--schema', schema], {
      cwd: root,
      // Generating needs no schema engine, but the command downloads one unless it is told of some program.
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
      encoding: 'utf8',
    });
    if (result.status !== 0) throw new Error(`prisma generate failed:\n${result.stdout}${result.stderr}`);
  });
}
