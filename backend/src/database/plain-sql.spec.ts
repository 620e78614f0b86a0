import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../common/testing/test-app.js';
import { assertOutsideTransaction } from '../common/transaction-context.js';
import { Database } from './database.js';
import { memberScope, type WorkspaceScope } from './scope.js';

let api: TestApp;
let database: Database;
let mine: TestUser;
let theirs: TestUser;
beforeAll(async () => {
  api = await startTestApp();
  database = api.app.get(Database);
  mine = await api.signUp();
  theirs = await api.signUp();
});
afterAll(() => api?.close());

const scopeOf = ({ workspaceId, id }: TestUser): WorkspaceScope =>
  memberScope({ workspaceId, userId: id, role: 'owner', clients: 'all' });
const workspaces = (scope: WorkspaceScope) =>
  database.statements(scope, (sql) =>
    sql<{ workspaceId: string }>('SELECT workspace_id AS "workspaceId" FROM clients'),
  );

describe('plain statements', () => {
  it('see the rows of their workspace and no others', async () => {
    expect(await workspaces(scopeOf(mine))).toEqual([{ workspaceId: mine.workspaceId }]);
    expect(await workspaces(scopeOf(theirs))).toEqual([{ workspaceId: theirs.workspaceId }]);
  });

  it('cannot write into another workspace', async () => {
    const write = database.statements(scopeOf(mine), (sql) =>
      sql('INSERT INTO clients (workspace_id, name) VALUES ($1::uuid, $2)', [theirs.workspaceId, 'planted']),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });

  it('see no tenant’s rows without a workspace', async () => {
    expect(await database.globalStatement('SELECT id FROM clients', [])).toEqual([]);
  });

  it('are one transaction: what came before a fault is undone, and the connection serves again', async () => {
    const rename = (name: string) => (scope: WorkspaceScope) =>
      database.statements(scope, (sql) => sql('UPDATE clients SET name = $1', [name]));
    const scope = scopeOf(mine);
    await expect(
      database.statements(scope, async () => {
        await rename('half-done')(scope);
        throw new Error('a fault');
      }),
    ).rejects.toThrow('a fault');
    const names = await database.statements(scope, (sql) => sql('SELECT name FROM clients'));
    expect(names).toEqual([{ name: 'Test Person' }]);
  });

  it('stay in one workspace, and join no transaction of the mapper', async () => {
    const scope = scopeOf(mine);
    await expect(database.statements(scope, () => workspaces(scopeOf(theirs)))).rejects.toThrow(
      /one workspace/,
    );
    await expect(database.scoped(scope, () => workspaces(scope))).rejects.toThrow(/cannot join/);
    await expect(
      database.statements(scope, () => database.scoped(scope, (tx) => tx.client.count())),
    ).rejects.toThrow(/cannot join/);
  });

  it('hold no lock while another service is asked', async () => {
    const ask = database.statements(scopeOf(mine), async () => assertOutsideTransaction('a stranger'));
    await expect(ask).rejects.toThrow(/inside a database transaction/);
  });
});
