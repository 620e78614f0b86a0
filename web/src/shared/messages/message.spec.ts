import { describe, expect, it } from 'vitest';
import { en } from './en.js';
import { label, plural, t } from './message.js';

describe('messages', () => {
  it('fills placeholders', () => {
    expect(t('sync.progress', { done: 3, total: 10 })).toBe('3 of 10 batches');
  });

  it('chooses the form and groups the count', () => {
    expect(plural('import.confirm', 1)).toBe('Import 1 row');
    expect(plural('import.confirm', 1143)).toBe('Import 1,143 rows');
    expect(plural('import.confirm', 0)).toBe('Import 0 rows');
  });

  it('does not read a placeholder inside a value', () => {
    expect(t('frame.workspaceMade', { name: '{name}' })).toBe('Workspace {name} is ready');
  });

  it('words a value it does not know instead of hiding it', () => {
    expect(label('action.state', 'applied')).toBe('Verified on the platform');
    expect(label('action.state', 'half_done')).toBe('Half done');
    expect(label('sample', 'placementName')).toBe('Placement name');
    expect(label('reason', 'BUDGET_CONSTRAINED')).toBe('Budget constrained');
  });

  it('has both forms of every plural and no empty text', () => {
    const keys = Object.keys(en);
    for (const key of keys.filter((name) => name.endsWith('.one'))) {
      expect(keys).toContain(key.replace(/\.one$/, '.other'));
    }
    for (const [key, text] of Object.entries(en)) expect(text.trim(), key).not.toBe('');
  });
});
