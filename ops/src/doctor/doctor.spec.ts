import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestDatabase } from '../../testing/database.js';
import { startTestRedis } from '../../testing/redis.js';
import { readSettings } from '../config/settings.js';
import { freePort } from '../system/ports.js';
import { examine } from './doctor.js';

let data: string;

async function diagnose(env: Record<string, string>) {
  const full = { ADWRIGHT_DATA: data, PORT: `${await freePort()}`, PATH: process.env.PATH ?? '', ...env };
  const found = await examine({ settings: readSettings(full), env: full });
  return (check: string) => found.filter((finding) => finding.check === check);
}

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'adwright-doctor-'));
});

afterEach(() => rm(data, { recursive: true, force: true }));

describe('the set-up doctor', () => {
  it('finds nothing wrong with an installation that was never started', async () => {
    const about = await diagnose({});
    for (const check of ['Node', 'Data folder', 'Port', 'Redis'])
      expect(about(check)).toMatchObject([{ outcome: 'ok' }]);
    expect(about('Database')).toMatchObject([{ outcome: 'skipped' }]);
  });

  it('looks into a real database and a real Redis', async () => {
    const database = await startTestDatabase();
    const redis = await startTestRedis();
    // On the embedded engine the test's URL is not the owner's; what the owner would see is asked in CI on PostgreSQL.
    const about = await diagnose({
      REDIS_URL: redis.url,
      ...(database.engine === 'postgres'
        ? { DATABASE_URL: database.url, APP_DATABASE_URL: database.appUrl, AI_DATABASE_URL: database.url }
        : {}),
    });
    expect(about('Redis')).toMatchObject([{ outcome: 'ok', message: expect.stringContaining('answers') }]);
    if (database.engine === 'postgres') {
      expect(about('Database').map(({ outcome }) => outcome)).toEqual(['ok', 'ok', 'ok']);
      expect(about('Database logins').map(({ outcome }) => outcome)).toEqual(['ok', 'fault']);
      expect(about('Connections')).toMatchObject([{ outcome: 'skipped' }]);
      await database.asOwner(`
        WITH w AS (INSERT INTO workspaces (name) VALUES ('Here') RETURNING id),
             c AS (INSERT INTO clients (workspace_id, name) SELECT id, 'Client' FROM w RETURNING id, workspace_id)
        INSERT INTO connections (workspace_id, client_id, platform, environment, name, scopes, expires_at)
        SELECT workspace_id, id, 'meta', 'sandbox', 'Ours', '{ads_read,business_management}', now() + interval '3.5 days'
          FROM c`);
      const then = await diagnose({ DATABASE_URL: database.url });
      expect(then('Connections')).toMatchObject([
        { outcome: 'warning', message: 'Here, Ours (meta): the access ends in 3 days' },
        { outcome: 'skipped' },
      ]);
    }
    await redis.close();
    await database.close();
  });

  it('names the variable of a server that does not answer', async () => {
    const port = await freePort();
    const about = await diagnose({
      REDIS_URL: `redis://127.0.0.1:${port}`,
      DATABASE_URL: `postgresql://x@127.0.0.1:${port}/x`,
    });
    expect(about('Redis')).toMatchObject([
      { outcome: 'fault', remedy: expect.stringContaining('REDIS_URL') },
    ]);
    expect(about('Database')).toMatchObject([
      { outcome: 'fault', remedy: expect.stringContaining('DATABASE_URL') },
    ]);
  });

  it('sees a port that another program holds', async () => {
    const server: Server = createServer((socket) => socket.destroy());
    const port = await new Promise<number>((resolve) => {
      server.listen(0, () => resolve((server.address() as { port: number }).port));
    });
    const about = await diagnose({ PORT: `${port}` });
    await new Promise((resolve) => server.close(resolve));
    expect(about('Port')).toMatchObject([{ outcome: 'fault', remedy: expect.stringContaining('PORT=') }]);
  });

  it('sees a secret that others can read, and one that is too short', async () => {
    await mkdir(join(data, 'secrets'));
    await writeFile(join(data, 'secrets', 'jwt-secret'), 'x');
    await chmod(join(data, 'secrets', 'jwt-secret'), 0o644);
    const about = await diagnose({ SERVICE_TOKEN: 'short', ENCRYPTION_KEYS: 'k1:abc' });
    expect(about('Secrets').map(({ outcome }) => outcome)).toEqual(['fault', 'fault', 'fault']);
  });

  it.each([
    [{}, 'skipped', 'OPENAI_API_KEY or ANTHROPIC_API_KEY'],
    [{ LLM_PROVIDER: 'offline', OPENAI_API_KEY: 'sk-secret' }, 'skipped', 'built-in engine'],
    [{ LLM_PROVIDER: 'anthropic', OPENAI_API_KEY: 'sk-secret' }, 'warning', 'ANTHROPIC_API_KEY is missing'],
    [{ LLM_PROVIDER: 'somebody' }, 'warning', 'LLM_PROVIDER is somebody'],
    [{ OPENAI_API_KEY: 'sk-secret', OPENAI_MODEL: 'm1' }, 'ok', 'OPENAI_API_KEY is set, model m1'],
    [
      { ANTHROPIC_API_KEY: 'sk-secret', ANTHROPIC_BASE_URL: 'https://me:sk-secret@llm.example.org/v1' },
      'ok',
      'Anthropic at llm.example.org',
    ],
  ])('says of the language model under %o that it is %s, and never a key', async (env, outcome, words) => {
    const found = (await diagnose(env))('Language model');
    expect(found).toMatchObject([{ outcome, message: expect.stringContaining(words) }]);
    expect(JSON.stringify(found)).not.toContain('sk-secret');
  });

  it('names the missing half of a platform, and shows the redirect URI of a whole one', async () => {
    const about = await diagnose({
      META_APP_ID: '1',
      GOOGLE_ADS_CLIENT_ID: 'a',
      GOOGLE_ADS_CLIENT_SECRET: 'b',
      PUBLIC_URL: 'https://ads.example.org',
    });
    const [google, meta] = about('Platforms');
    expect(google?.message).toContain('https://ads.example.org/api/connections/oauth/callback/google');
    expect(meta).toMatchObject({ outcome: 'warning', message: expect.stringContaining('META_APP_SECRET') });
  });
});
