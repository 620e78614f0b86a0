import type { Role } from '@adwright/contracts';

/** The demo's log-ins; they exist only in an installation that listens on loopback (DECISIONS 9). */
export const DEMO_PASSWORD = 'demo-adwright';

export const demoPeople: readonly { readonly email: string; readonly name: string; readonly role: Role }[] = [
  { email: 'owner@demo.adwright.dev', name: 'Olivia Owner', role: 'owner' },
  { email: 'analyst@demo.adwright.dev', name: 'Anton Analyst', role: 'analyst' },
  { email: 'viewer@demo.adwright.dev', name: 'Vera Viewer', role: 'viewer' },
];

export const DEMO_WORKSPACE = 'Adwright demo';
