import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.js';

const { signIn } = useBrowser();

const NAME = `parking-${Date.now()}`;
const TEXT =
  'Visitors park behind the Quokka gate on Linden street. The Quokka gate opens with the blue card.';

describe('knowledge', () => {
  it('is uploaded, cited in an answer, noted as a rule, and gone when it is deleted', async () => {
    const page = await signIn('owner');
    await page.goto('/knowledge');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: `${NAME}.txt`, mimeType: 'text/plain', buffer: Buffer.from(TEXT) });
    const row = page.getByRole('row').filter({ hasText: NAME });
    await row.getByText('Searchable').waitFor({ timeout: 30_000 });

    const fact = `Never say "${NAME}"`;
    await page.getByRole('textbox', { name: 'A fact about the business' }).fill(fact);
    await page.getByRole('button', { name: 'Note this fact' }).click();
    const noted = page.getByRole('listitem').filter({ hasText: fact });
    await noted.waitFor();
    await noted.getByRole('button', { name: 'Forget' }).click();
    await noted.waitFor({ state: 'detached' });

    const ask = async () => {
      await page.goto('/chat');
      await page
        .getByRole('textbox', { name: 'Ask a question' })
        .fill('What do our documents say about the Quokka gate?');
      await page.getByRole('button', { name: 'Ask', exact: true }).click();
      const answer = page.getByRole('article', { name: 'Answer' });
      await answer.getByText(/^Answered by/).waitFor({ timeout: 30_000 });
      return answer;
    };
    const cited = (await ask()).getByRole('figure');
    expect(await cited.getByRole('blockquote').textContent()).toContain('Quokka gate');
    await cited.getByRole('link', { name: NAME }).click();
    await page.waitForURL('**/knowledge/*');

    await page.getByRole('button', { name: 'Delete document' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete document' }).click();
    await page.getByText('The document was deleted.').waitFor();
    expect(await (await ask()).getByText('Linden street').count()).toBe(0);
  });
});
