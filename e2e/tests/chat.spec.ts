import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.js';

const { signIn } = useBrowser();

/** A loaded machine gets its time; without a provider an answer takes less than a second. */
const ANSWERED_WITHIN_MS = 30_000;

describe('the chat', () => {
  it('answers why CPA rose, opens a figure, survives a reload, answers again, is renamed and deleted', async () => {
    const page = await signIn('analyst');
    await page.goto('/chat');
    await page.getByRole('textbox', { name: 'Ask a question' }).fill('Why did CPA rise last week?');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.waitForURL('**/chat/*');
    const answer = page.getByRole('article', { name: 'Answer' });
    const figures = answer.getByRole('button', { name: /show where this figure is from$/ });
    // The reader leaves while the answer is given, and finds it when they come back.
    await page.reload();
    await answer.getByText(/^Answered by the offline engine/).waitFor({ timeout: ANSWERED_WITHIN_MS });
    expect(await answer.count()).toBe(1);
    expect(await figures.count()).toBeGreaterThan(2);
    // Every numeral that is read stands in a figure that can be opened.
    const outside = await answer.locator('span').allTextContents();
    expect(outside.join(' ')).not.toMatch(/\d/);
    const said = await answer.textContent();

    await figures.first().click();
    const details = page.getByRole('dialog', { name: 'Where this figure is from' });
    const names = await details.locator('dt').allTextContents();
    expect(names).toEqual(
      expect.arrayContaining(['Figure', 'Days', 'Read from the platform', 'Conversions counted by', 'Query']),
    );
    const rows = details.getByRole('region', { name: 'Rows behind it' }).getByRole('row');
    await rows.nth(1).waitFor();
    await page.keyboard.press('Escape');

    const again = page.waitForResponse((response) => response.url().endsWith('/regenerate'));
    await page.getByRole('button', { name: 'Answer again' }).click();
    expect((await again).status()).toBe(200);
    await (await again).finished();
    await answer.getByText(/^Answered by the offline engine/).waitFor({ timeout: ANSWERED_WITHIN_MS });
    await expect.poll(() => answer.textContent(), { timeout: ANSWERED_WITHIN_MS }).toBe(said);
    await page.getByRole('button', { name: 'Ask', exact: true }).waitFor();

    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('textbox', { name: 'New title of the conversation' }).fill('The rise of CPA');
    await page.getByRole('button', { name: 'Rename' }).click();
    const listed = page.getByRole('navigation', { name: 'Conversations' }).getByText('The rise of CPA');
    await listed.waitFor();
    await page.getByRole('button', { name: 'Delete this conversation' }).click();
    await page.getByText('The conversation was deleted.').waitFor();
    await listed.waitFor({ state: 'detached' });
  });
});
