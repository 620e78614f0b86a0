import { describe, expect, it } from 'vitest';
import { PHONE, useBrowser } from '../support/browser.js';

const { signIn, newPage } = useBrowser();

describe('the frame', () => {
  it('asks who is there and then leads to where the person was going', async () => {
    const page = await newPage();
    await page.goto('/campaigns?status=enabled');
    await page.waitForURL('**/sign-in?next=*');
    await page.getByRole('button', { name: 'viewer@demo.adwright.dev' }).click();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL('**/campaigns?status=enabled');
  });

  it('says what was wrong with a log-in and signs nobody in', async () => {
    const page = await newPage();
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill('owner@demo.adwright.dev');
    await page.getByRole('textbox', { name: 'Password' }).fill('not-the-password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('You are not signed in').waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  });

  it('stops all writes at once and shows it on every view', async () => {
    const page = await signIn('owner');
    await page.getByRole('button', { name: 'Stop all writes' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop all writes' }).click();
    await page.getByText('Writes are stopped', { exact: true }).waitFor();
    await page.goto('/campaigns');
    await page.getByText('Writes are stopped', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Start writes again' }).click();
    await page.getByText('Writes are stopped', { exact: true }).waitFor({ state: 'detached' });
  });

  it('never scrolls sideways on a phone', async () => {
    const page = await signIn('owner', PHONE);
    for (const path of [
      '/today',
      '/suggestions',
      '/campaigns',
      '/actions',
      '/ledger',
      '/accounts',
      '/imports/new',
    ]) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      const root = page.locator('html');
      const overflow = await root.evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(overflow, path).toBe(0);
    }
  });
});
