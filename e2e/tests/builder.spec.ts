import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.js';

const { signIn } = useBrowser();

async function say(page: Page, text: string): Promise<void> {
  const answers = page.getByRole('article', { name: 'Answer' });
  const before = await answers.count();
  await page.getByRole('textbox', { name: 'Ask a question' }).fill(text);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await answers
    .nth(before)
    .getByText(/^Answered by/)
    .waitFor({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Ask', exact: true }).waitFor();
}

describe('building a campaign', () => {
  it('goes from a sentence to an action that waits, is approved and verified', async () => {
    const page = await signIn('owner');
    await page.goto('/chat');
    await page
      .getByRole('textbox', { name: 'Ask a question' })
      .fill('Build a campaign on Google: 90 dollars a week for my dentist practice, new patients, in Canada');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    const draft = page.getByRole('region', { name: 'Campaign draft' });
    const field = (name: string) =>
      draft.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
    await field('Budget')
      .getByText(/90\.00/)
      .waitFor({ timeout: 30_000 });
    await page
      .getByRole('article', { name: 'Answer' })
      .getByText(/^Answered by/)
      .first()
      .waitFor();

    // A correction replaces the amount, and what is not confirmed is not published.
    await say(page, 'no, 70 dollars a week');
    await field('Budget')
      .getByText(/70\.00/)
      .waitFor();
    expect(await draft.getByText(/90\.00/).count()).toBe(0);
    expect(await draft.getByRole('button', { name: /^Publish/ }).isDisabled()).toBe(true);

    // By hand: the account, which is confirmed with its saving, and the page.
    const edit = async (name: string, fill: () => Promise<unknown>, save: string) => {
      await draft.getByRole('button', { name: `Edit: ${name}` }).click();
      await fill();
      await draft.getByRole('button', { name: save, exact: true }).click();
      await draft.getByRole('button', { name: `Edit: ${name}` }).waitFor();
    };
    const account = page.getByLabel('Google account');
    await edit(
      'Platforms and accounts',
      async () => {
        const label = await account
          .locator('option')
          .filter({ hasText: 'Maple & Pine' })
          .first()
          .textContent();
        await account.selectOption({ label: label ?? '' });
        await page.getByLabel('Meta account').selectOption('');
      },
      'Save and confirm',
    );
    await edit(
      'Landing page',
      () => draft.getByLabel('Landing page').fill('https://maple-and-pine.example/new'),
      'Save',
    );
    for (const name of ['Budget', 'Places', 'First day', 'Last day']) {
      const missing = await field(name).getByText('Not known yet').count();
      if (missing > 0 || /day/.test(name)) await edit(name, async () => undefined, 'Save and confirm');
      else await draft.getByRole('button', { name: `Confirm: ${name}` }).click();
      await field(name).getByText('Confirmed', { exact: true }).waitFor();
    }

    await draft.getByRole('button', { name: /^Publish: create one paused campaign/ }).click();
    await draft.getByText('Waits for approval').waitFor();
    await draft.getByRole('link').first().click();
    await page.waitForURL('**/actions/*');
    await page.getByRole('button', { name: 'Approve this change' }).click();
    await page.getByText(/^Verified: /).waitFor({ timeout: 30_000 });
  });
});
