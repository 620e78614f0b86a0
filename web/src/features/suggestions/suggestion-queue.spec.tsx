import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../../../test/render.js';
import { suggestionWith, uuid } from '../../../test/suggestion.js';
import { SuggestionQueue } from './suggestion-queue.js';

const three = [1, 2, 3].map((n) => suggestionWith({ id: uuid(n), title: `Suggestion ${n}` }));

function open() {
  return renderApp(
    <>
      <input aria-label="filter" />
      <SuggestionQueue suggestions={three} toOf={(id) => `/suggestions/${id}?status=open`} />
    </>,
    { path: '/suggestions', at: '/suggestions' },
  );
}

function focusedTitle(): string {
  return document.activeElement?.textContent ?? '';
}

describe('the queue by keyboard', () => {
  it('walks down with j and up with k and stops at both ends', async () => {
    open();
    await userEvent.keyboard('k');
    expect(focusedTitle()).toContain('Suggestion 1');
    await userEvent.keyboard('jj');
    expect(focusedTitle()).toContain('Suggestion 3');
    await userEvent.keyboard('jj');
    expect(focusedTitle()).toContain('Suggestion 3');
    await userEvent.keyboard('k');
    expect(focusedTitle()).toContain('Suggestion 2');
  });

  it('opens the one it stands on with Enter, with the filter in the address', async () => {
    const { router } = open();
    await userEvent.keyboard('jj{Enter}');
    await screen.findByText('elsewhere');
    expect(router.state.location.pathname).toBe(`/suggestions/${uuid(2)}`);
    expect(router.state.location.search).toBe('?status=open');
  });

  it('leaves letters typed into a field alone', async () => {
    open();
    await userEvent.type(screen.getByLabelText('filter'), 'jk');
    expect(screen.getByLabelText('filter')).toHaveProperty('value', 'jk');
    expect(document.activeElement).toBe(screen.getByLabelText('filter'));
  });

  it('does nothing with Ctrl or without a row', async () => {
    const { router } = open();
    await userEvent.keyboard('{Control>}j{/Control}{Enter}');
    expect(document.activeElement).toBe(document.body);
    expect(router.state.location.pathname).toBe('/suggestions');
  });
});
