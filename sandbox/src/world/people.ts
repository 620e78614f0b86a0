import { keyOf, uniform } from './hash.js';
import type { Account } from './types.js';

/** A made-up person: nobody can be written to or called at these addresses and numbers. */
export interface Person {
  name: string;
  /** Below a domain that is reserved for examples (RFC 2606). */
  email: string;
  /** E.164, inside a range that is reserved for fiction. */
  phone: string;
}

const FIRST = [
  'Ada',
  'Ben',
  'Chloé',
  'Dario',
  'Elif',
  'Finn',
  'Grace',
  'Hugo',
  'Inés',
  'Jonas',
  'Kai',
  'Zoë',
];
const LAST = ['Adler', 'Brook', 'Castillo', 'Dorn', 'Evans', 'Fuchs', 'Garcia', 'Hartmann', 'Ivers', 'Núñez'];
const DOMAINS = ['example.com', 'example.org', 'example.net'];

/** Numbers set aside for drama by the regulators of North America (555-01xx), the United Kingdom and Germany. */
function phoneOf(currency: string, pick: (slot: number, size: number) => number): string {
  const digits = (slot: number, length: number) => String(pick(slot, 10 ** length)).padStart(length, '0');
  if (currency === 'GBP') return `+447700900${digits(4, 3)}`;
  if (currency === 'EUR') return `+493023125${digits(4, 3)}`;
  const area = ['212', '310', '415', '617'][pick(5, 4)];
  return `+1${area}55501${digits(4, 2)}`;
}

/** The person behind a lead; the same key always gives the same one. */
export function personOf(account: Account, key: string): Person {
  const hash = keyOf(key);
  const pick = (slot: number, size: number) => Math.floor(uniform(hash, slot) * size);
  const first = FIRST[pick(1, FIRST.length)] ?? 'Ada';
  const last = LAST[pick(2, LAST.length)] ?? 'Adler';
  const plain = `${first}.${last}`
    .normalize('NFD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase();
  return {
    name: `${first} ${last}`,
    email: `${plain}${pick(6, 90) + 10}@${DOMAINS[pick(3, DOMAINS.length)]}`,
    phone: phoneOf(account.currency, pick),
  };
}
