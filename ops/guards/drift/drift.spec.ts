import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIGRATIONS_DIR, ROOT } from '../../src/config/settings.js';
import { openAsOwner } from '../../src/database/embedded.js';
import { serveDatabase } from '../../src/database/socket-server.js';
import { readMigrations } from '../../src/migrate/migration-files.js';
import { pgliteSession } from '../../src/migrate/sql-session.js';
import { migratedSnapshot } from '../../testing/pglite-snapshot.js';
import { type Catalogue, drift, readCatalogue } from './catalogue.js';
import { schemaTranslator } from './schema-ddl.js';

const SCHEMA = readFileSync(join(ROOT, 'prisma', 'schema.prisma'), 'utf8');

let scratch: PGlite;
let migrated: Catalogue;
let ddlOf: (schema: string) => Promise<string>;
let close: () => Promise<void>;

/** The catalogue of a database made from a Prisma schema alone. */
async function describedBy(schema: string): Promise<Catalogue> {
  const ddl = await ddlOf(schema);
  await scratch.exec(
    'DROP SCHEMA public CASCADE; DROP SCHEMA IF EXISTS ai CASCADE; CREATE SCHEMA public; CREATE EXTENSION vector',
  );
  await scratch.exec(ddl);
  return readCatalogue(pgliteSession(scratch));
}

beforeAll(async () => {
  scratch = await openAsOwner({ loadDataDir: await migratedSnapshot(await readMigrations(MIGRATIONS_DIR)) });
  migrated = await readCatalogue(pgliteSession(scratch));
  const onFatal = (error: unknown) => {
    throw error;
  };
  const server = await serveDatabase({ db: scratch, port: 0, onFatal });
  ddlOf = await schemaTranslator(SCHEMA, `postgresql://any@127.0.0.1:${server.port}/postgres`);
  close = async () => {
    await server.close();
    await scratch.close();
  };
});

afterAll(() => close());

describe('the migrated database and prisma/schema.prisma', () => {
  it('describe the same tables, columns, keys and indexes', async () => {
    expect(migrated.plain.length).toBeGreaterThan(200);
    expect(drift(migrated, await describedBy(SCHEMA))).toEqual([]);
  });

  it.each([
    [
      'a column that no migration made',
      (text: string) => text.replace('model AppSetting {', 'model AppSetting {\n  extra String?'),
    ],
    ['a column that the schema forgot', (text: string) => text.replace(/^ {2}disabledAt .*\n/m, '')],
    [
      'a column that may be null on one side only',
      (text: string) => text.replace('passwordHash       String?', 'passwordHash       String'),
    ],
    [
      'another default',
      (text: string) =>
        text.replace('@default("all") @map("client_scope")', '@default("list") @map("client_scope")'),
    ],
    [
      'another type',
      (text: string) =>
        text.replace(
          'isDemo             Boolean   @default(false)',
          'isDemo             Int       @default(0)',
        ),
    ],
    ['a missing index', (text: string) => text.replace(/^ {2}@@index\(\[userId\]\)\n/m, '')],
    ['a missing unique key', (text: string) => text.replace(/(email +String +)@unique/, '$1')],
    ['another rule for deleting', (text: string) => text.replace('onDelete: Cascade', 'onDelete: Restrict')],
  ])('show %s', async (_, change) => {
    const changed = change(SCHEMA);
    expect(changed).not.toBe(SCHEMA);
    expect(drift(migrated, await describedBy(changed)).length).toBeGreaterThan(0);
  });
});
