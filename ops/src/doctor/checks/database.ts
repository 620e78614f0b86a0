import pg from 'pg';
import { MIGRATIONS_DIR } from '../../config/settings.js';
import { NoDatabaseError, type OwnerSession, withOwnerSession } from '../../database/owner-session.js';
import { readMigrations } from '../../migrate/migration-files.js';
import { inTransaction } from '../../migrate/sql-session.js';
import { type Check, type DoctorContext, type Finding, fault, ok, skipped, warning } from '../check.js';

const reasonOf = (error: unknown) => (error instanceof Error ? error.message || error.name : String(error));

async function migrationState({ session, prologue }: OwnerSession): Promise<Finding> {
  const known = await readMigrations(MIGRATIONS_DIR);
  const applied = await inTransaction(session, async () => {
    await session.exec(prologue);
    const [table] = await session.query<{ there: boolean }>(
      "SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there",
    );
    if (!table?.there) return new Map<string, string>();
    const rows = await session.query<{ name: string; checksum: string }>(
      'SELECT migration_name AS name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    return new Map(rows.map((row) => [row.name, row.checksum]));
  });
  const changed = known.find(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum);
  if (changed)
    return fault(
      `migration ${changed.name} was changed after it had been applied`,
      'Restore the file as it was',
    );
  const missing = known.filter(({ name }) => !applied.has(name)).length;
  if (missing > 0)
    return warning(`${missing} migration(s) not applied yet`, 'npm run migrate (npm start does it as well)');
  return ok(`${known.length} migrations applied`);
}

async function unprotected({ session, prologue }: OwnerSession): Promise<Finding> {
  const open = await inTransaction(session, async () => {
    await session.exec(prologue);
    return session.query<{ table: string }>(`
      SELECT format('%I.%I', n.nspname, c.relname) AS table
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r'
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('public', 'ai') AND a.attname = 'workspace_id' AND c.relname <> 'oauth_states'
         AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`);
  });
  if (open.length === 0) return ok('every tenant table is under row-level security');
  return fault(
    `without row-level security: ${open.map((row) => row.table).join(', ')}`,
    'Apply the migrations; never disable a policy by hand',
  );
}

export const database: Check = {
  name: 'Database',
  run: async ({ settings }) => {
    try {
      return await withOwnerSession(settings, async (owner) => {
        const [server] = await owner.session.query<{ version: string; vector: boolean }>(
          "SELECT split_part(version(), ' on ', 1) AS version, EXISTS (SELECT FROM pg_available_extensions WHERE name = 'vector') AS vector",
        );
        const findings = [
          ok(server?.version ?? 'answers'),
          await migrationState(owner),
          await unprotected(owner),
        ];
        if (!server?.vector)
          findings.push(
            fault(
              'pgvector is not installed on the server',
              'Install it (Debian: postgresql-17-pgvector) or use the image pgvector/pgvector:pg17',
            ),
          );
        return findings;
      });
    } catch (error) {
      if (error instanceof NoDatabaseError) return skipped('the embedded one is made at the first npm start');
      return fault(
        reasonOf(error),
        settings.databaseUrl ? 'Correct DATABASE_URL or start that server' : 'See .data/logs/database.log',
      );
    }
  },
};

/** A login for the product must see no tenant's row without a scope, and must not be able to switch that off. */
async function checkLogin(variable: string, url: string): Promise<Finding> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query(
      'SELECT rolname, rolsuper OR rolbypassrls AS above FROM pg_roles WHERE rolname = current_user',
    );
    if (rows[0]?.above) {
      return fault(
        `${variable}: ${rows[0].rolname} is a superuser or bypasses row-level security`,
        `Let npm run migrate make a login: set ${variable} to a user of its own`,
      );
    }
    return ok(`${variable}: ${rows[0]?.rolname} cannot bypass row-level security`);
  } catch (error) {
    return fault(
      `${variable}: ${reasonOf(error)}`,
      `Correct ${variable}, then npm run migrate makes the login`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

export const databaseLogins: Check = {
  name: 'Database logins',
  run: async ({ settings, env }: DoctorContext) => {
    if (!settings.databaseUrl)
      return skipped('the embedded database has one login, which sees no tenant without a scope');
    const findings: Finding[] = [];
    for (const variable of ['APP_DATABASE_URL', 'AI_DATABASE_URL']) {
      const url = env[variable];
      if (url) findings.push(await checkLogin(variable, url));
      else
        findings.push(
          warning(
            `${variable} is not set: the owner's login is used`,
            `Set ${variable} to a login of its own, then npm run migrate`,
          ),
        );
    }
    return findings;
  },
};
