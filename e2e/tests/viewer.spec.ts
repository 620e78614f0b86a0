import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.js';

const { signIn } = useBrowser();

describe('a viewer', () => {
  it('sees a suggestion with its evidence and no button, and the API refuses what the button would do', async () => {
    const page = await signIn('viewer');
    await page.goto('/suggestions');
    await page.getByRole('list', { name: 'Queue of suggestions' }).getByRole('link').first().click();
    await page.getByText('You can look, not decide').waitFor();
    expect(await page.getByRole('button', { name: /^(Raise|Lower|Pause|Enable|Exclude) / }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Reject…' }).count()).toBe(0);

    const id = new URL(page.url()).pathname.split('/').at(-1);
    const status = await page.evaluate(
      async (path) =>
        (await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }))
          .status,
      `/api/suggestions/${id}/approve`,
    );
    expect(status).toBe(403);
  });

  it('is offered no import, no connection and no limit to change', async () => {
    const page = await signIn('viewer');
    await page.goto('/imports/new');
    await page.getByText(/Your role here is Viewer/).waitFor();
    await page.goto('/accounts');
    await page.getByRole('heading', { name: 'Accounts and connections' }).waitFor();
    expect(await page.getByRole('button', { name: 'Connect…' }).count()).toBe(0);
    await page.goto('/settings/guardrails');
    await page.getByText('Only an admin or owner can change the limits.').waitFor();
    expect(await page.getByRole('button', { name: 'Save the limits' }).count()).toBe(0);
  });
});
