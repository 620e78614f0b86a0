import type { Check, DoctorContext, Finding } from './check.js';
import { connections } from './checks/connections.js';
import { database, databaseLogins } from './checks/database.js';
import { language } from './checks/language.js';
import { apiPort, dataFolder, nodeVersion } from './checks/machine.js';
import { platforms, publicUrl } from './checks/platforms.js';
import { redis } from './checks/redis.js';
import { secrets } from './checks/secrets.js';

/** Everything the doctor looks at, in the order a person would repair it. Add a check by adding a line. */
export const CHECKS: Check[] = [
  nodeVersion,
  dataFolder,
  apiPort,
  secrets,
  database,
  databaseLogins,
  redis,
  publicUrl,
  platforms,
  connections,
  language,
];

export interface Diagnosis extends Finding {
  check: string;
}

/** Asks every check; one that breaks is a fault of its own and hides none of the others. */
export async function examine(context: DoctorContext, checks = CHECKS): Promise<Diagnosis[]> {
  const found: Diagnosis[] = [];
  for (const check of checks) {
    try {
      const findings = await check.run(context);
      found.push(...[findings].flat().map((finding) => ({ check: check.name, ...finding })));
    } catch (error) {
      const message = `could not be checked: ${error instanceof Error ? error.message : String(error)}`;
      found.push({ check: check.name, outcome: 'fault', message });
    }
  }
  return found;
}
