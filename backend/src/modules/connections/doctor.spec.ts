import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlatformRegistry } from '../../platforms/registry.js';
import { AccessService } from './access.service.js';
import { DoctorService } from './doctor.service.js';
import { connectedAccount } from './testing/connected.js';
import { type ConnectionsApp, type Person, startConnectionsApp } from './testing/connections-app.js';

let test: ConnectionsApp;
let access: AccessService;

beforeAll(async () => {
  test = await startConnectionsApp();
  access = test.app.get(AccessService, { strict: false });
});

afterAll(() => test.close());

const connected = (person: Person) => connectedAccount(test, person);

describe('the setup doctor', () => {
  it('names what is missing, what to paste, and reads through every connection', async () => {
    const person = await test.person();
    const { connection } = await connected(person);
    const doctor = test.app.get(DoctorService, { strict: false });
    const checks = new Map((await doctor.run(person.scope)).map((check) => [check.id, check]));
    expect(checks.get('google.settings')).toMatchObject({ state: 'not_configured' });
    expect(checks.get('google.settings')?.detail).toContain('GOOGLE_ADS_CLIENT_SECRET');
    expect(checks.get('google.redirect')?.copy).toMatch(/\/api\/connections\/oauth\/callback\/google$/);
    expect(checks.get(`connection.${connection.id}.read`)).toMatchObject({ state: 'ok' });
    const google = test.app.get(PlatformRegistry, { strict: false }).get('google');
    const reached = await access.connectionAccess(person.scope, connection.id);
    await google.accounts?.revoke(reached);
    const after = await doctor.run(person.scope);
    expect(after.find((check) => check.id === `connection.${connection.id}.read`)).toMatchObject({
      state: 'failed',
      remedy: 'Connect again.',
    });
  });
});

describe('moving an account', () => {
  it('knows every table whose rows carry both the account and the client', async () => {
    const { ACCOUNT_TABLES, CHILD_TABLES } = await import('./account-move.repository.js');
    const rows = await test.database.asOwner<{ table_name: string }>(
      `SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'client_id'
         AND table_name IN (SELECT table_name FROM information_schema.columns
                             WHERE table_schema = 'public' AND column_name = 'ad_account_id')`,
    );
    expect(rows.map((row) => row.table_name).sort()).toEqual([...ACCOUNT_TABLES].sort());
    const children = await test.database.asOwner<{ table_name: string }>(
      `SELECT table_name FROM information_schema.columns WHERE table_schema = 'public'
         AND column_name IN ('sync_run_id', 'judge_run_id', 'action_id', 'suggestion_id')
         AND table_name IN (SELECT table_name FROM information_schema.columns WHERE column_name = 'client_id')
         AND table_name NOT IN (SELECT table_name FROM information_schema.columns WHERE column_name = 'ad_account_id')
         AND table_name <> 'ledger_entries'`,
    );
    expect(children.map((row) => row.table_name).sort()).toEqual(
      CHILD_TABLES.map((child) => child.table).sort(),
    );
  });
});
