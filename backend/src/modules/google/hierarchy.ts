import type { AccountAccess, ConnectionAccess } from '../../platforms/access.js';
import type { Discovery, RefusedBranch, RemoteAccount } from '../../platforms/accounts.port.js';
import { PlatformError } from '../../platforms/platform-error.js';
import type { GoogleClient } from './client/google.client.js';
import { id, select } from './gaql.js';
import type { GoogleRow } from './wire.js';

const FIELDS = [
  'id',
  'descriptive_name',
  'currency_code',
  'time_zone',
  'manager',
  'level',
  'hidden',
  'status',
];

type Client = NonNullable<GoogleRow['customerClient']>;

/** Access through the root of the tree, which alone the grant is known to reach. */
function through(connection: ConnectionAccess, customerId: string, root: string): AccountAccess {
  return {
    connection,
    externalId: customerId,
    managerExternalId: root,
    currency: 'XXX',
    timeZone: 'UTC',
  };
}

/** A client that is closed, suspended or put away by its manager takes everything below it out of reach. */
const open = (client: Client) => client.status === 'ENABLED' && !client.hidden;

async function clients(
  google: GoogleClient,
  connection: ConnectionAccess,
  of: string,
  root: string,
  where = '',
): Promise<Client[]> {
  const fields = FIELDS.map((field) => `customer_client.${field}`);
  const rows = await google.rows(through(connection, of, root), select(fields, 'customer_client', where));
  return rows.flatMap(({ customerClient }) => (customerClient?.id ? [customerClient] : []));
}

/**
 * What a refused read leaves out. One account or manager that lets nobody in must not hide the others.
 * @throws whatever is no refusal: without an answer nothing is known of the branch.
 */
function refusal(error: unknown, externalId: string, name: string, path: readonly string[]): RefusedBranch {
  if (!(error instanceof PlatformError) || error.kind !== 'permission_denied') throw error;
  return { externalId, name, path, reason: error.detail.userMessage ?? error.message };
}

/**
 * Every open account that can hold campaigns in the tree below a root, with the names of the managers on the way to it. The
 * root is the login customer of them all, however deep they lie. Google tells levels but no parents: one query has the whole
 * tree, and only where managers lie below managers each of those is asked for its own clients. A
 * manager that refuses drops its own branch.
 */
export async function readTree(
  google: GoogleClient,
  connection: ConnectionAccess,
  root: string,
): Promise<Discovery> {
  let all: Client[];
  try {
    all = await clients(google, connection, root, root);
  } catch (error) {
    return { accounts: [], refused: [refusal(error, root, root, [])] };
  }
  const self = all.find((client) => client.id === root);
  const rest = all.filter((client) => client.id !== root);
  const nested = rest.some((client) => client.manager);
  const accounts: RemoteAccount[] = [];
  const refused: RefusedBranch[] = [];
  const seen = new Set<string>([root]);
  const clientsBelow = async (manager: Client, path: readonly string[]): Promise<Client[]> => {
    const managerId = id(manager.id ?? '');
    try {
      return await clients(google, connection, managerId, root, 'WHERE customer_client.level = 1');
    } catch (error) {
      refused.push(refusal(error, managerId, nameOf(manager), path));
      return [];
    }
  };
  const walk = async (below: readonly Client[], path: readonly string[]): Promise<void> => {
    for (const client of below) {
      const { id: clientId = '' } = client;
      if (seen.has(clientId) || !open(client)) continue;
      seen.add(clientId);
      if (client.manager) {
        await walk(await clientsBelow(client, path), [...path, nameOf(client)]);
      } else accounts.push(toAccount(client, root, path));
    }
  };
  if (self && !self.manager) return { accounts: open(self) ? [toAccount(self, root, [])] : [], refused };
  const top = nested ? rest.filter((client) => Number(client.level ?? '0') === 1) : rest;
  await walk(top, self ? [nameOf(self)] : []);
  return { accounts, refused };
}

function nameOf(client: Client): string {
  return client.descriptiveName ?? client.id ?? '';
}

function toAccount(client: Client, root: string, path: readonly string[]): RemoteAccount {
  return {
    externalId: client.id ?? '',
    managerExternalId: client.id === root ? null : root,
    path,
    name: nameOf(client),
    currency: client.currencyCode ?? 'XXX',
    timeZone: client.timeZone ?? 'UTC',
    canWrite: true,
  };
}
