import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.js';

const { signIn } = useBrowser();

/** DESIGN: approve to verified under five seconds; a loaded machine gets four times that. */
const VERIFIED_WITHIN_MS = 20_000;
const VERIFIED = 'Verified: the platform has the new value';

describe('the main job', () => {
  it('opens the first suggestion, approves it, watches it to the platform and undoes it', async () => {
    const page = await signIn('analyst');
    await page.getByRole('region', { name: 'Worth deciding first' }).getByRole('link').nth(1).click();
    await page.waitForURL('**/suggestions/*');

    const diff = page.getByRole('list', { name: 'Exact changes' });
    const before = await diff.textContent();
    const approve = page.getByRole('button', { name: /^(Raise|Lower|Pause|Enable|Exclude) / });
    expect(await page.getByRole('heading', { name: 'Evidence' }).isVisible()).toBe(true);
    expect(await page.getByText(/^All \d+ limits hold$/).isVisible()).toBe(true);
    await approve.click();

    await page.waitForURL('**/actions/*');
    await page.getByText(VERIFIED).waitFor({ timeout: VERIFIED_WITHIN_MS });
    const after = await page.getByRole('list', { name: 'Exact changes' }).textContent();
    const values = (text: string | null) => text?.slice(text.lastIndexOf('From'));
    expect(values(after)).toEqual(values(before));
    const steps = page.getByRole('list', { name: 'What happened' }).getByRole('listitem');
    expect(await steps.count()).toBe(7);
    for (const step of await steps.allTextContents()) expect(step).toMatch(/Done/);

    await page.getByRole('button', { name: /^Put back/ }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/actions/'));
    await page.getByText('Undoes an earlier action', { exact: false }).waitFor();
    await page.getByText(VERIFIED).waitFor({ timeout: VERIFIED_WITHIN_MS });
    await page.getByRole('link', { name: 'Open that action' }).click();
    await page.getByText('Undone: the platform has the old value again').waitFor();
  });

  it('leaves a ledger whose chain holds', async () => {
    const page = await signIn('viewer');
    await page.goto('/ledger');
    await page.getByRole('button', { name: 'Verify the chain' }).click();
    await page.getByText(/^The chain holds: \d+ entries/).waitFor();
    expect(await page.getByText('Outcome read back').count()).toBeGreaterThanOrEqual(2);
  });

  it('is walked by keyboard', async () => {
    const page = await signIn('owner');
    await page.goto('/suggestions');
    await page.getByRole('list', { name: 'Queue of suggestions' }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/suggestions/*');
    await page.getByText(/^1 of \d+/).waitFor();
    await page.keyboard.press('j');
    await page.getByText(/^2 of \d+/).waitFor();
    await page.keyboard.press('k');
    await page.getByText(/^1 of \d+/).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/suggestions\/[0-9a-f-]{36}$/);
  });
});
