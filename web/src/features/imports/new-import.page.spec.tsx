import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { importWith } from '../../../test/import.js';
import { renderApp } from '../../../test/render.js';
import { problem, stubHttp } from '../../../test/stub-http.js';
import { uuid } from '../../../test/suggestion.js';
import { NewImportPage } from './new-import.page.js';

function fields(data: unknown): Record<string, string> {
  if (!(data instanceof FormData)) throw new Error('no form was sent');
  const texts: Record<string, string> = {};
  data.forEach((value, name) => {
    if (typeof value === 'string') texts[name] = value;
  });
  return texts;
}

const question = {
  field: 'dateOrder',
  reason: '03/04 can be two days.',
  options: [
    { value: 'dmy', label: 'Day first' },
    { value: 'mdy', label: 'Month first' },
  ],
};

function open() {
  const requests = stubHttp(({ method, data }) => {
    if (method === 'GET') return { status: 200, body: { items: [], nextCursor: null } };
    const given = fields(data);
    if (given.dateOrder === undefined) return problem(422, 'questions', { questions: [question] });
    if (given.dryRun === 'true') return { status: 201, body: importWith({ id: null, state: 'preview' }) };
    return { status: 201, body: importWith({ id: uuid(5), state: 'queued' }) };
  });
  const view = renderApp(<NewImportPage />, { role: 'analyst', path: '/imports/new', at: '/imports/new' });
  return {
    ...view,
    posts: () => requests.filter(({ method }) => method === 'POST').map(({ data }) => fields(data)),
  };
}

async function chooseFile(): Promise<void> {
  const input = document.querySelector('input[type="file"]');
  if (!(input instanceof HTMLInputElement)) throw new Error('no file input');
  await userEvent.upload(input, new File(['day,cost\n'], 'export.csv', { type: 'text/csv' }));
}

describe('importing a file', () => {
  it('asks what the file cannot tell, shows how it was read, and stores only after that', async () => {
    const { posts, router } = open();
    await chooseFile();
    await userEvent.click(await screen.findByLabelText('Month first'));
    await userEvent.click(screen.getByRole('button', { name: 'Read the file again' }));
    const confirm = await screen.findByRole('button', { name: 'Import 1,143 rows' });
    expect(posts().map(({ dryRun, dateOrder }) => [dryRun, dateOrder])).toEqual([
      ['true', undefined],
      ['true', 'mdy'],
    ]);
    expect(screen.getByText('58,705.23')).toBeDefined();
    expect(screen.getByText('“n/a” is not an amount.')).toBeDefined();
    await userEvent.click(confirm);
    await waitFor(() => expect(router.state.location.pathname).toBe(`/imports/${uuid(5)}`));
    expect(posts().at(-1)).toMatchObject({ dryRun: 'false', dateOrder: 'mdy' });
  });

  it('does not read on before every question has an answer', async () => {
    open();
    await chooseFile();
    const again = await screen.findByRole('button', { name: 'Read the file again' });
    expect(again.hasAttribute('disabled')).toBe(true);
  });

  it('offers a viewer nothing to drop a file on', async () => {
    stubHttp(() => ({ status: 200, body: { items: [], nextCursor: null } }));
    renderApp(<NewImportPage />, { role: 'viewer' });
    expect(await screen.findByText(/Your role here is Viewer/)).toBeDefined();
    expect(document.querySelector('input[type="file"]')).toBeNull();
  });
});
