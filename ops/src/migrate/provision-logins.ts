import { inTransaction, type SqlSession } from './sql-session.js';

/** Which role each optional URL's login may take, and nothing else. */
const LOGINS = [
  { variable: 'APP_DATABASE_URL', role: 'adwright_app' },
  { variable: 'AI_DATABASE_URL', role: 'adwright_ai' },
];

const NAME = /^[a-z_][a-z0-9_]{0,62}$/;

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * Makes the logins that APP_DATABASE_URL and AI_DATABASE_URL name, when they are on the owner's server and not
 * the owner: no superuser, no bypass of row-level security, member of one role. A login that exists keeps its
 * attributes and gets the password of the URL. Without these URLs nothing is done.
 * @throws Error when a URL names a login that cannot be made.
 */
export async function provisionLogins(
  session: SqlSession,
  ownerUrl: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const owner = new URL(ownerUrl);
  for (const { variable, role } of LOGINS) {
    const given = env[variable];
    if (!given) continue;
    const url = new URL(given);
    const login = decodeURIComponent(url.username);
    if (url.host !== owner.host || login === '' || login === decodeURIComponent(owner.username)) continue;
    if (!NAME.test(login)) throw new Error(`${variable} names the login "${login}": use a-z, 0-9 and _ only`);
    if (login === role)
      throw new Error(`${variable} must name a login of its own, not the role ${role} itself`);
    const password = decodeURIComponent(url.password);
    await inTransaction(session, async () => {
      const found = await session.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [login]);
      const attributes = `LOGIN ${password === '' ? '' : `PASSWORD ${literal(password)}`}`;
      await session.exec(`${found.length === 0 ? 'CREATE' : 'ALTER'} ROLE ${login} ${attributes}`);
      await session.exec(`GRANT ${role} TO ${login}`);
    });
  }
}
