import type { Settings } from '../config/settings.js';

/** `skipped` = not asked for in this installation; `warning` = works, but somebody should know. */
export type Outcome = 'ok' | 'warning' | 'fault' | 'skipped';

export interface Finding {
  outcome: Outcome;
  /** What is so. */
  message: string;
  /** What to do about it: the name of the setting, the command, the text to paste. */
  remedy?: string;
}

export interface DoctorContext {
  settings: Settings;
  env: NodeJS.ProcessEnv;
}

/** One question the doctor asks. It must not change anything, and must answer within seconds. */
export interface Check {
  name: string;
  run(context: DoctorContext): Promise<Finding | Finding[]>;
}

export const ok = (message: string): Finding => ({ outcome: 'ok', message });
export const skipped = (message: string): Finding => ({ outcome: 'skipped', message });
export const warning = (message: string, remedy: string): Finding => ({
  outcome: 'warning',
  message,
  remedy,
});
export const fault = (message: string, remedy: string): Finding => ({ outcome: 'fault', message, remedy });
