import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { readSettings } from '../config/settings.js';

const SCREENSHOTS = fileURLToPath(new URL('../screenshots/', import.meta.url));
export const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };
const PASSWORD = 'demo-adwright';

export type Login = 'owner' | 'analyst' | 'viewer';

/** One browser per file; each test gets a fresh profile, and a picture of the page when it fails. */
export function useBrowser() {
  let browser: Browser;
  const open: Page[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: readSettings().browser, args: ['--no-sandbox'] });
  });
  afterEach(async ({ task }) => {
    const pages = open.splice(0);
    if (task.result?.state === 'fail') {
      await mkdir(SCREENSHOTS, { recursive: true });
      const path = `${SCREENSHOTS}${task.name.replaceAll(/\W+/g, '-')}.png`;
      for (const page of pages) await page.screenshot({ path, fullPage: true });
    }
    await Promise.all(pages.map((page) => page.context().close()));
  });
  afterAll(() => browser.close());

  async function newPage(viewport = DESKTOP): Promise<Page> {
    const context = await browser.newContext({ viewport, baseURL: inject('baseUrl') });
    const page = await context.newPage();
    open.push(page);
    return page;
  }

  /** Signs in through the form, by the demo's own one-click fill. */
  async function signIn(login: Login, viewport = DESKTOP): Promise<Page> {
    const page = await newPage(viewport);
    await page.goto('/sign-in');
    await page.getByRole('button', { name: `${login}@demo.adwright.dev` }).click();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL('**/today');
    return page;
  }
  return { newPage, signIn, password: PASSWORD };
}
