import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.js';

const { signIn, newPage } = useBrowser();

describe('an invitation', () => {
  it('is a link that lets one person join with the role it names, and nobody after that', async () => {
    const owner = await signIn('owner');
    await owner.goto('/settings/members');
    await owner.getByRole('button', { name: 'Invite…' }).click();
    await owner.getByRole('radio', { name: 'Analyst' }).click();
    await owner.getByRole('button', { name: 'Make the link' }).click();
    await owner.getByText('Copy this link now').waitFor();
    const link = await owner.getByRole('dialog').locator('code').textContent();
    if (link === null) throw new Error('no link was shown');

    const guest = await newPage();
    await guest.goto(link);
    await guest.getByText('Join Adwright demo as Analyst.').waitFor();
    await guest.getByLabel('Your name').fill('Nora New');
    await guest.getByLabel('E-mail').fill(`nora-${Date.now()}@example.com`);
    await guest.getByRole('textbox', { name: 'Password' }).fill('a long enough password');
    await guest.getByRole('button', { name: 'Create account' }).click();
    await guest.waitForURL('**/today');
    await guest.getByRole('button', { name: 'Workspace' }).getByText('Analyst').waitFor();

    const late = await newPage();
    await late.goto(link);
    await late.getByText('This invitation cannot be used').waitFor();
    expect(await late.getByRole('button', { name: 'Create account' }).count()).toBe(0);
  });
});
