import { AdAccountsService } from '../ad-accounts.service.js';
import { ConnectionsService } from '../connections.service.js';
import type { ConnectionsApp, Person } from './connections-app.js';

/** A person's connection to the sandbox, with the first account it reaches taken in. */
export async function connectedAccount(test: ConnectionsApp, person: Person) {
  const accounts = test.app.get(AdAccountsService, { strict: false });
  const connections = test.app.get(ConnectionsService, { strict: false });
  const connection = await connections.connectSandbox(person.scope, 'google');
  const { items } = await accounts.available(person.scope, connection.id);
  const [first] = items;
  if (!first) throw new Error('the sandbox shows no account');
  const added = await accounts.add(person.scope, connection.id, { externalIds: [first.externalId] });
  const [account] = added.items;
  if (!account) throw new Error('no account was added');
  return { connection, account, available: items };
}
