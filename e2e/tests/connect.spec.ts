import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.js';

const { signIn } = useBrowser();

describe('connecting a platform', () => {
  it('leads to the platform and back to the accounts the grant can reach', async () => {
    const page = await signIn('owner');
    await page.goto('/accounts');
    await page.getByRole('button', { name: 'Connect…' }).click();
    await page.getByRole('radio', { name: 'Meta' }).click();
    await page.getByRole('button', { name: 'Go to Meta' }).click();
    await page.getByText('This is the sandbox.').waitFor();
    await page.getByText('Approve', { exact: true }).click();
    await page.waitForURL(/\/connections\/[0-9a-f-]{36}$/);
    const reachable = page.getByRole('table', { name: 'Accounts this grant can reach' });
    await reachable.waitFor();
    expect(await reachable.textContent()).toContain('Lindwurm Bikes US');
  });

  it('says so when the platform was told no', async () => {
    const page = await signIn('owner');
    await page.goto('/accounts');
    await page.getByRole('button', { name: 'Connect…' }).click();
    await page.getByRole('button', { name: 'Go to Google Ads' }).click();
    await page.getByText('This is the sandbox.').waitFor();
    await page.getByText('Deny', { exact: true }).click();
    await page.getByText('The platform did not grant access').waitFor();
  });
});
