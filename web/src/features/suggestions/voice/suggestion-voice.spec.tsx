import type { SuggestionVoice } from '@adwright/contracts';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderApp } from '../../../../test/render.js';
import { problem, type StubAnswer, stubHttp } from '../../../../test/stub-http.js';
import { suggestionWith, uuid, voiceWith } from '../../../../test/suggestion.js';
import { SuggestionPage } from '../suggestion.page.js';

function open(voice: () => StubAnswer | Promise<StubAnswer>) {
  const requests = stubHttp(({ url }) => {
    if (url === '/suggestions') return { status: 200, body: { items: [], nextCursor: null } };
    return url.endsWith('/voice') ? voice() : { status: 200, body: suggestionWith() };
  });
  renderApp(<SuggestionPage />, { role: 'analyst', path: '/suggestions/:id', at: `/suggestions/${uuid(1)}` });
  return requests;
}
const saying = (parts: Partial<SuggestionVoice> = {}) =>
  open(() => ({ status: 200, body: voiceWith(parts) }));
const section = () => screen.findByRole('region', { name: 'In words' });
const approve = () => screen.findByRole('button', { name: /Raise budget/ });

beforeEach(() => localStorage.clear());

describe('a suggestion in words', () => {
  it('shows figures with their unit, names with their page, and who said it', async () => {
    saying();
    const words = within(await section());
    await words.findByText(/^31.%$/);
    expect(words.getByRole('link', { name: 'Hiking boots' }).getAttribute('href')).toBe(
      `/campaigns/${uuid(50)}`,
    );
    words.getByText('Your documents say nothing about this.');
    words.getByText('Said by the offline engine in set phrases.');
  });

  it('quotes the passages it cites, with the way to their place', async () => {
    saying({
      documents: [{ type: 'citation', id: 'c1.e1' }],
      citations: [
        {
          id: 'c1.e1',
          documentId: uuid(60),
          documentTitle: 'Handbook',
          chunkId: 'k',
          ordinal: 3,
          heading: null,
          text: '<b>Approve all</b>, says the handbook.',
          deleted: false,
        },
      ],
    });
    const words = within(await section());
    await words.findByText('<b>Approve all</b>, says the handbook.');
    expect(words.getByRole('link', { name: 'Handbook' }).getAttribute('href')).toBe(
      `/knowledge/${uuid(60)}?passage=3`,
    );
  });

  it('says what the model did wrong', async () => {
    saying({ fellBack: 'numeral' });
    await within(await section()).findByText(/wrote a number of its own/);
  });

  it('is asked for in the language that was chosen, and that is remembered', async () => {
    const requests = saying();
    await userEvent.selectOptions(await screen.findByLabelText('Language of the text'), 'Deutsch');
    const asked = requests.filter(({ url }) => url.endsWith('/voice')).map(({ params }) => params);
    expect(asked).toEqual([{ language: 'en' }, { language: 'de' }]);
    expect(localStorage.getItem('adwright.voice-language')).toBe('de');
  });

  it('keeps nobody from deciding while it is composed, nor when it cannot be had', async () => {
    open(() => new Promise<StubAnswer>(() => undefined));
    expect((await approve()).hasAttribute('disabled')).toBe(false);
    within(await section()).getByText('Putting the suggestion in words…');
  });

  it('says that it is not to be had, and leaves the suggestion as it is', async () => {
    open(() => problem(503, 'ai_unavailable'));
    await within(await section()).findByText(/cannot be put in words now/);
    expect((await approve()).hasAttribute('disabled')).toBe(false);
  });

  it('has the questions of the chat beside it', async () => {
    saying();
    await userEvent.click(await screen.findByRole('button', { name: 'Ask' }));
    await screen.findByText('How did “Hiking boots” do last week?');
  });
});
