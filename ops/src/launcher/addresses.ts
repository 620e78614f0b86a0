import type { Settings } from '../config/settings.js';
import { isPortFree, portOr } from '../system/ports.js';

/** Where everything is reached in this run. */
export interface Addresses {
  port: number;
  databasePort: number;
  databaseUrl: string;
  redisPort: number;
  redisUrl: string;
  sandboxPort: number;
  sandboxUrl: string;
  aiServicePort: number;
  aiServiceUrl: string;
}

/** Raised when the port a person will open in the browser is taken. */
export class PortTakenError extends Error {}

/**
 * Fixes the ports of this run: the API's must be the one asked for, since people and bookmarks know it; every
 * other one gives way to a free one when it is taken.
 * @throws PortTakenError
 */
export async function chooseAddresses(settings: Settings): Promise<Addresses> {
  const { port } = settings;
  if (!(await isPortFree(port)) || !(await isPortFree(port, '127.0.0.1'))) {
    throw new PortTakenError(
      `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
    );
  }
  const databasePort = await portOr(settings.databasePort);
  const redisPort = await portOr(settings.redisPort);
  const sandboxPort = await portOr(settings.sandboxPort);
  const aiServicePort = await portOr(settings.aiServicePort);
  return {
    port,
    databasePort,
    databaseUrl: settings.databaseUrl ?? `postgresql://adwright_app@127.0.0.1:${databasePort}/postgres`,
    redisPort,
    redisUrl: settings.redisUrl ?? `redis://127.0.0.1:${redisPort}`,
    sandboxPort,
    sandboxUrl: settings.sandboxUrl ?? `http://127.0.0.1:${sandboxPort}`,
    aiServicePort,
    aiServiceUrl: settings.aiServiceUrl ?? `http://127.0.0.1:${aiServicePort}`,
  };
}
