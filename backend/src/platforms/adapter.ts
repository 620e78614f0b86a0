import type { Capability, Platform } from '@adwright/contracts';
import type { AccountsPort } from './accounts.port.js';
import type { MutationsPort } from './mutations.port.js';
import type { PlacesPort } from './places.port.js';
import type { ReportingPort } from './reporting.port.js';
import type { StructurePort } from './structure.port.js';

/** One platform: its capabilities as data and the ports it implements. A read-only source has no mutations. */
export interface PlatformAdapter {
  readonly platform: Platform;
  /** What people call it. */
  readonly label: string;
  readonly capabilities: readonly Capability[];
  readonly accounts: AccountsPort | null;
  readonly structure: StructurePort | null;
  readonly reporting: ReportingPort | null;
  readonly mutations: MutationsPort | null;
  /** Absent where nothing can be aimed at places smaller than a country. */
  readonly places?: PlacesPort;
  /** Days whose conversions the platform may still restate. */
  readonly lookbackDays: { readonly daily: number; readonly weekly: number };
}
