import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.js';

const { signIn } = useBrowser();
const FIXTURE = fileURLToPath(new URL('../fixtures/meta-export.csv', import.meta.url));

/** Chooses the fixture and answers the one thing it cannot tell, up to the preview. */
async function preview(page: Page): Promise<void> {
  await page.goto('/imports/new');
  await page.locator('input[type="file"]').setInputFiles(FIXTURE);
  const currency = page.getByRole('combobox', { name: 'Currency' });
  await currency.waitFor();
  await currency.fill('EUR');
  // Left with Tab: the list of proposals closes as it would for a person.
  await currency.press('Tab');
  await page.getByRole('button', { name: 'Read the file again' }).click();
  await page.getByRole('button', { name: 'Import 7 rows' }).waitFor();
}

async function store(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Import 7 rows' }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
}

describe('a file of one’s own', () => {
  it('is shown as it was read, asked about, and imported without its bad row', async () => {
    const page = await signIn('analyst');
    await preview(page);
    expect(await page.getByText('8 read, 7 accepted, 1 rejected').isVisible()).toBe(true);
    const totals = page.getByRole('table', { name: 'Totals of the accepted rows' });
    expect(await totals.textContent()).toContain('1,278.00');
    const rejected = page.getByRole('table', { name: 'Rejected rows' });
    expect(await rejected.textContent()).toMatch(/8\s*Amount spent/);
    await store(page);
    await page.getByText('7 added, 0 restated, 0 unchanged').waitFor({ timeout: 30_000 });
  });

  it('changes nothing when it is imported again', async () => {
    const page = await signIn('analyst');
    await preview(page);
    await store(page);
    await page.getByText(/Nothing was new/).waitFor({ timeout: 30_000 });
  });

  it('that is no export is refused with a reason, and nothing is stored', async () => {
    const page = await signIn('analyst');
    await page.goto('/imports/new');
    await page.locator('input[type="file"]').setInputFiles({
      name: 'poem.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('roses are red\nviolets are blue\n'),
    });
    await page.getByText('The file was not read. Nothing was stored.').waitFor();
    expect(await page.getByRole('button', { name: /^Import \d/ }).count()).toBe(0);
  });
});
