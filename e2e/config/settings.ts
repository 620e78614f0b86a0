import { existsSync } from 'node:fs';

const KNOWN_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export interface Settings {
  /** A product that runs already; null = start one. */
  readonly url: string | null;
  readonly browser: string;
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * `ADWRIGHT_URL` names a running demo (its data is changed by the tests), `ADWRIGHT_CHROMIUM` the browser.
 * @throws Error when there is no browser to drive.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const browser = environment.ADWRIGHT_CHROMIUM ?? KNOWN_BROWSERS.find((path) => existsSync(path));
  if (browser === undefined) {
    throw new Error(
      'No Chromium found. Install it (apt-get install chromium) or set ADWRIGHT_CHROMIUM to its path.',
    );
  }
  return { url: environment.ADWRIGHT_URL ?? null, browser, environment };
}
