import { compare, hash } from 'bcrypt';

/** 2^12 rounds: about a quarter of a second on a small server (OWASP asks for at least 10). */
const COST = 12;

// The hash of a random password nobody kept, at the same cost: an unknown e-mail takes as long as a known one.
const NOBODY = '$2b$12$ZFh4kxou.BxAyDuQ2Y4M0eY5RByaRxy297WAw3xUB7K75XXoEG/LK';

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** @param stored null when there is no such person or they have no password; takes the same time. */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  const same = await compare(password, stored ?? NOBODY);
  // bcrypt reads 72 bytes only: a longer text with the right beginning is not the password.
  return same && stored !== null && Buffer.byteLength(password) <= 72;
}
