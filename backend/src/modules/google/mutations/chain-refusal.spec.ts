import { describe, expect, it } from 'vitest';
import { PlatformError } from '../../../platforms/platform-error.js';
import { namingParts, partlyDone } from './chain-refusal.js';

const keyword = (text: string, more: object = {}) => ({
  adGroupCriterionOperation: { create: { keyword: { text }, ...more } },
});
const rejected = (refusals: { field: string | null; message: string }[]) =>
  new PlatformError('rejected', 'no', { vendorCode: 'fieldError.REQUIRED', refusals });
const told = (error: unknown) => (error as PlatformError).detail.userMessage;

describe('a refused chain', () => {
  it('is told by its parts, the first three in full', () => {
    const operations = ['a', 'b', 'c', 'd', 'e'].map((text) => keyword(text));
    const error = rejected(
      operations.map((_, index) => ({
        field: `mutate_operations[${index}].ad_group_criterion_operation.create.keyword.text`,
        message: 'Odd.',
      })),
    );
    expect(told(namingParts(error, operations))).toBe(
      'Keyword “a” (keyword.text): Odd. Keyword “b” (keyword.text): Odd. Keyword “c” (keyword.text): Odd. And 2 more.',
    );
  });

  it('keeps the vendor’s words where no part is named, or none that was sent', () => {
    const error = rejected([
      { field: null, message: 'Too many.' },
      { field: 'mutate_operations[9].campaign_operation.create', message: 'Elsewhere.' },
      { field: 'operations[0].update', message: 'Single.' },
    ]);
    expect(told(namingParts(error, [keyword('a')]))).toBe('Too many. Elsewhere. Single.');
    const other = new Error('no platform error');
    expect(namingParts(other, [])).toBe(other);
  });
});

describe('a reply that some operations failed', () => {
  const status = {
    code: 3,
    message: 'Some failed.',
    details: [{ errors: [{ errorCode: { fieldError: 'REQUIRED' }, message: 'Missing.' }] }],
  };
  const request = (count: number) => ({
    path: 'x:mutate',
    key: 'operations' as const,
    operations: Array.from({ length: count }, () => ({})),
  });

  it('is a refusal of a single operation, and unknown for several', () => {
    expect(partlyDone(request(1), status)).toMatchObject({ kind: 'rejected' });
    expect(partlyDone(request(2), status)).toMatchObject({
      kind: 'outcome_unknown',
      detail: { vendorCode: 'fieldError.REQUIRED', userMessage: 'Missing.' },
    });
  });
});
