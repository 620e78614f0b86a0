// `npm run start:real -- EMAIL [WORKSPACE]`: ends the demo and makes the first real owner.
import { runTool, say } from '../cli/run.js';
import { readSettings } from '../config/settings.js';
import { withOwnerSession } from '../database/owner-session.js';
import { makePassword } from './reset-password.js';
import { StartRealError, startForReal } from './start-real.js';

runTool(async () => {
  const [, , email, workspace = 'My workspace'] = process.argv;
  if (!email) throw new Error('Whose? npm run start:real -- EMAIL [WORKSPACE]');
  const password = makePassword();
  const { removed } = await withOwnerSession(readSettings(), (session) => {
    if (session.served)
      throw new StartRealError('Adwright is running. Stop it first (Ctrl-C), then try again.');
    return startForReal(session, { email, name: email.split('@')[0] ?? email, password, workspace });
  });
  say(`Removed: ${removed.join(', ')}. ${email} owns the workspace "${workspace}".`);
  say(`Password, shown once: ${password}`);
});
