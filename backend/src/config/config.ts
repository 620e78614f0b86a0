import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const url = z.url();
const flag = (fallback: 'on' | 'off') =>
  z
    .enum(['on', 'off'])
    .default(fallback)
    .transform((text) => text === 'on');

/** One AES-256 key: `id:base64`, the id travels with each ciphertext so that keys can be rotated. */
const encryptionKeysSchema = z.string().transform((text, context) =>
  text.split(',').map((part) => {
    const [id, secret] = part.split(':');
    const key = Buffer.from(secret ?? '', 'base64');
    if (!id || key.length !== 32) {
      context.addIssue({ code: 'custom', message: 'a list of id:base64 of 32 bytes, the current key first' });
      return z.NEVER;
    }
    return { id, key };
  }),
);

/** OWASP asks for at least 10; fewer are for tests, which sign hundreds of people up. */
const LEAST_PASSWORD_ROUNDS = 10;

const environmentSchema = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
    DATABASE_URL: z.string().startsWith('postgres'),
    APP_DATABASE_URL: z.string().startsWith('postgres').optional(),
    DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
    REDIS_URL: z.string().startsWith('redis'),
    HOST: z.string().default('127.0.0.1'),
    PORT: port.default(3000),
    WORKER_PORT: port.default(0),
    PUBLIC_URL: url.optional(),
    WEB_DIST: z.string().optional(),
    JWT_SECRET: z.string().min(32),
    ENCRYPTION_KEYS: encryptionKeysSchema,
    SERVICE_TOKEN: z.string().min(32),
    AI_SERVICE_URL: url.default('http://127.0.0.1:4020'),
    SANDBOX_URL: url.default('http://127.0.0.1:4010'),
    GOOGLE_ADS_CLIENT_ID: z.string().optional(),
    GOOGLE_ADS_CLIENT_SECRET: z.string().optional(),
    GOOGLE_ADS_DAILY_OPERATIONS: z.coerce.number().int().min(0).default(15_000),
    META_APP_ID: z.string().optional(),
    META_APP_SECRET: z.string().optional(),
    GOOGLE_SIGNIN_CLIENT_ID: z.string().optional(),
    GOOGLE_SIGNIN_CLIENT_SECRET: z.string().optional(),
    ADWRIGHT_WRITES: flag('on'),
    ADWRIGHT_SIGN_UP: flag('on'),
    ADWRIGHT_CRON: flag('on'),
    ADWRIGHT_DATA: z.string().default('.data'),
    PASSWORD_ROUNDS: z.coerce.number().int().min(4).max(16).default(12),
    LOGIN_LIMIT: z.coerce.number().int().min(1).default(100),
    LOGIN_WINDOW_SECONDS: z.coerce.number().int().min(1).default(900),
    REQUEST_LIMIT: z.coerce.number().int().min(1).default(3000),
    REQUEST_WINDOW_SECONDS: z.coerce.number().int().min(1).default(60),
    ACTION_LEASE_SECONDS: z.coerce.number().int().min(2).max(300).default(15),
    RECONCILE_SECONDS: z.coerce.number().int().min(1).max(300).default(10),
    TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .refine((env) => env.NODE_ENV === 'test' || env.PASSWORD_ROUNDS >= LEAST_PASSWORD_ROUNDS, {
    path: ['PASSWORD_ROUNDS'],
    message: `at least ${LEAST_PASSWORD_ROUNDS}`,
  });

export type Config = Readonly<ReturnType<typeof toConfig>>;

/** Injection token of the frozen configuration. */
export const CONFIG = Symbol('CONFIG');

/** Every fault of the environment at once, by name. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(
      `The configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
    this.name = 'ConfigError';
  }
}

function pair(id: string | undefined, secret: string | undefined) {
  return id && secret ? { id, secret } : null;
}

function toConfig(env: z.output<typeof environmentSchema>) {
  const publicUrl = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;
  return {
    production: env.NODE_ENV === 'production',
    /** Answers are checked against their contract outside production, so that drift is seen where it is made. */
    checkResponses: env.NODE_ENV !== 'production',
    database: { url: env.APP_DATABASE_URL ?? env.DATABASE_URL, pool: env.DATABASE_POOL },
    redisUrl: env.REDIS_URL,
    http: {
      host: env.HOST,
      port: env.PORT,
      workerPort: env.WORKER_PORT,
      publicUrl,
      webDist: env.WEB_DIST ?? null,
      trustProxy: env.TRUST_PROXY,
    },
    secrets: { jwt: env.JWT_SECRET, encryptionKeys: env.ENCRYPTION_KEYS, serviceToken: env.SERVICE_TOKEN },
    passwordRounds: env.PASSWORD_ROUNDS,
    aiServiceUrl: env.AI_SERVICE_URL,
    platforms: {
      sandboxUrl: env.SANDBOX_URL,
      google: pair(env.GOOGLE_ADS_CLIENT_ID, env.GOOGLE_ADS_CLIENT_SECRET),
      /** Google tells nothing before its daily operations are used up, so they are counted here; null = unlimited. */
      googleDailyOperations: env.GOOGLE_ADS_DAILY_OPERATIONS || null,
      meta: pair(env.META_APP_ID, env.META_APP_SECRET),
    },
    googleSignIn: pair(env.GOOGLE_SIGNIN_CLIENT_ID, env.GOOGLE_SIGNIN_CLIENT_SECRET),
    writes: env.ADWRIGHT_WRITES,
    signUp: env.ADWRIGHT_SIGN_UP,
    cron: env.ADWRIGHT_CRON,
    jobs: { actionLeaseSeconds: env.ACTION_LEASE_SECONDS, reconcileSeconds: env.RECONCILE_SECONDS },
    dataDir: env.ADWRIGHT_DATA,
    throttle: {
      login: { limit: env.LOGIN_LIMIT, windowSeconds: env.LOGIN_WINDOW_SECONDS },
      general: { limit: env.REQUEST_LIMIT, windowSeconds: env.REQUEST_WINDOW_SECONDS },
    },
    logLevel: env.LOG_LEVEL,
  };
}

/**
 * Reads and checks the environment.
 * @throws ConfigError naming every fault at once; values are never printed, since they may be secrets.
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  return Object.freeze(toConfig(parsed.data));
}
