// `npm run user:reset -- EMAIL [PASSWORD]`: lets somebody in again who is locked out.
import { runTool, say } from '../cli/run.js';
import { readSettings } from '../config/settings.js';
import { withOwnerSession } from '../database/owner-session.js';
import { makePassword, resetPassword } from './reset-password.js';

runTool(async () => {
  const [, , email, given] = process.argv;
  if (!email) throw new Error('Whose? npm run user:reset -- EMAIL [PASSWORD]');
  const password = given ?? makePassword();
  const { sessionsEnded } = await withOwnerSession(readSettings(), (owner) =>
    resetPassword(owner, email, password),
  );
  say(`${email} can log in again; ${sessionsEnded} session(s) ended.`);
  if (!given) say(`New password, shown once: ${password}`);
});
