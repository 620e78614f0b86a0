import { type Role, roleAtLeast } from '@adwright/contracts';
import { useMe } from './use-me.js';

/** The person's role in the workspace shown; null while unknown or without a workspace. */
export function useRole(): Role | null {
  const { data } = useMe();
  return data?.current?.role ?? null;
}

/** Whether to offer something to this person. The API decides again; this only spares a refusal. */
export function useCan(needed: Role): boolean {
  const role = useRole();
  return role !== null && roleAtLeast(role, needed);
}
