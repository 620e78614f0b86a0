import type { Role } from '@adwright/contracts';

declare const scoped: unique symbol;

/**
 * Whose data a piece of work may touch. Every repository method takes one first, so that a query without a workspace
 * does not compile; row-level security enforces it in the database.
 */
export interface WorkspaceScope {
  readonly [scoped]: true;
  readonly workspaceId: string;
  /** `all`, or the clients a narrowed member sees. */
  readonly clients: 'all' | readonly string[];
  /** Null when the system itself works: cron, sync, judge. */
  readonly userId: string | null;
  readonly role: Role | 'system';
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function make(fields: Omit<WorkspaceScope, typeof scoped>): WorkspaceScope {
  // The values are written into the prologue's text, so nothing but a UUID may pass.
  for (const id of [fields.workspaceId, ...(fields.clients === 'all' ? [] : fields.clients)]) {
    if (!uuid.test(id)) throw new Error('a scope takes lower-case UUIDs only');
  }
  return Object.freeze(fields) as WorkspaceScope;
}

/** The scope of a signed-in member: only the access guard and sign-up make one. */
export function memberScope(member: {
  workspaceId: string;
  userId: string;
  role: Role;
  clients: 'all' | readonly string[];
}): WorkspaceScope {
  return make(member);
}

/** The scope of a job or of the system within one workspace, over all its clients. */
export function systemScope(workspaceId: string): WorkspaceScope {
  return make({ workspaceId, clients: 'all', userId: null, role: 'system' });
}
