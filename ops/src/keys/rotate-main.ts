// `npm run keys:rotate`: a new encryption key, every stored credential sealed with it, the old key retired.
import { runTool, say } from '../cli/run.js';
import { readSettings } from '../config/settings.js';
import { withOwnerSession } from '../database/owner-session.js';
import { rotateKeys } from './rotate.js';

runTool(async () => {
  const settings = readSettings();
  await rotateKeys(settings, process.env, (task) => withOwnerSession(settings, task), say);
});
