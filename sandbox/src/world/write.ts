import type { EntityType, Json } from './types.js';

/** Who made a change; `client` is the vendor's word for the tool it came through. */
export interface Actor {
  email: string;
  client: 'API' | 'WEB' | 'EDITOR' | 'SYSTEM';
}

/** Field names are those of `types.ts`; values are plain JSON so that a write can be logged and replayed. */
export type Op =
  | { op: 'create'; type: EntityType; id: string; fields: { [field: string]: Json } }
  | { op: 'update'; type: EntityType; id: string; fields: { [field: string]: Json } }
  | { op: 'remove'; type: EntityType; id: string };

/** One atomic change of an account. `at` is a virtual instant in milliseconds. */
export interface Write {
  seq: number;
  at: number;
  accountId: string;
  actor: Actor;
  ops: Op[];
}
