import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../../../test/render.js';
import { planTo } from '../../../test/suggestion.js';
import { PlanDiff } from './plan-diff.js';

const [raise] = planTo(48, 'a').changes;
if (raise === undefined) throw new Error('the fixture has a change');

describe('the exact diff', () => {
  it('shows entity, setting, old and new value, in that order', () => {
    renderApp(<PlanDiff changes={[raise]} platform="google" budgetPeriod="daily" />);
    const [item] = screen.getAllByRole('listitem');
    expect(item?.textContent?.replaceAll('\u00a0', ' ')).toBe(
      'Campaign “Hiking boots”Budget a dayFrom40.00 EURTo48.00 EUR',
    );
  });

  it('names what else the change touches', () => {
    renderApp(<PlanDiff changes={[{ ...raise, alsoAffects: ['Brand', 'Generic'] }]} platform="google" />);
    expect(screen.getByText('Also affects: Brand, Generic')).toBeDefined();
  });

  it('shows markup in a name as text', () => {
    const entity = { ...raise.entity, name: '<img src=x onerror=alert(1)>' };
    renderApp(<PlanDiff changes={[{ ...raise, entity }]} platform="google" />);
    expect(document.querySelector('img')).toBeNull();
    expect(screen.getByText(/<img src=x/)).toBeDefined();
  });

  it('shows every change of a plan with several', () => {
    const rename = { ...raise, field: 'name', from: 'Boots', to: 'Hiking boots', unit: 'text' as const };
    renderApp(<PlanDiff changes={[raise, rename]} platform="google" />);
    const items = screen.getAllByRole('listitem');
    expect(items).toHaveLength(2);
    expect(within(items[1] ?? document.body).getByText('Hiking boots')).toBeDefined();
  });
});
