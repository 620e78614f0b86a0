import { describe, expect, it } from 'vitest';
import { GoogleError } from '../errors.js';
import { dayRange } from './dates.js';
import { parseQuery } from './parse.js';

function codeOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    if (error instanceof GoogleError) return Object.values(error.errors[0]?.errorCode ?? {})[0];
    throw error;
  }
  return 'accepted';
}

describe('the query language', () => {
  it('reads every clause', () => {
    expect(
      parseQuery(
        "SELECT campaign.id, metrics.clicks FROM campaign WHERE campaign.name LIKE '%o\\'b%' AND campaign.status IN ('ENABLED', PAUSED) AND segments.date BETWEEN '2026-01-01' AND '2026-01-31' AND metrics.clicks >= 10 AND campaign.end_date_time IS NULL ORDER BY metrics.clicks DESC, campaign.id LIMIT 5 PARAMETERS include_drafts=true",
      ),
    ).toEqual({
      select: ['campaign.id', 'metrics.clicks'],
      from: 'campaign',
      where: [
        { field: 'campaign.name', operator: 'LIKE', values: ["%o'b%"] },
        { field: 'campaign.status', operator: 'IN', values: ['ENABLED', 'PAUSED'] },
        { field: 'segments.date', operator: 'BETWEEN', values: ['2026-01-01', '2026-01-31'] },
        { field: 'metrics.clicks', operator: '>=', values: ['10'] },
        { field: 'campaign.end_date_time', operator: 'IS NULL', values: [] },
      ],
      orderBy: [
        { field: 'metrics.clicks', descending: true },
        { field: 'campaign.id', descending: false },
      ],
      limit: 5,
      parameters: { include_drafts: 'true' },
    });
  });

  it('takes keywords in any case and any white space', () => {
    expect(parseQuery('select campaign.id\n\tfrom campaign where campaign.id not in (1,2)').where).toEqual([
      { field: 'campaign.id', operator: 'NOT IN', values: ['1', '2'] },
    ]);
  });

  it.each([
    ['', 'EXPECTED_SELECT'],
    ['SELECT campaign.id', 'EXPECTED_FROM'],
    ['SELECT campaign FROM campaign', 'BAD_FIELD_NAME'],
    ['SELECT campaign.id FROM campaign WHERE campaign.id', 'UNEXPECTED_END_OF_QUERY'],
    ['SELECT campaign.id FROM campaign WHERE campaign.id IN ()', 'PROHIBITED_EMPTY_LIST_IN_CONDITION'],
    ['SELECT campaign.id FROM campaign WHERE campaign.id IN 1', 'EXPECTED_LIST'],
    ['SELECT campaign.id FROM campaign WHERE campaign.id = 1 OR campaign.id = 2', 'EXPECTED_AND'],
    [
      'SELECT campaign.id FROM campaign WHERE segments.date DURING LAST_999_DAYS',
      'INVALID_VALUE_WITH_DURING_OPERATOR',
    ],
    ['SELECT campaign.id FROM campaign LIMIT 0', 'LIMIT_VALUE_TOO_LOW'],
    ['SELECT campaign.id FROM campaign LIMIT x', 'BAD_LIMIT_VALUE'],
    ['SELECT campaign.id FROM campaign ORDER campaign.id', 'EXPECTED_BY'],
    ["SELECT campaign.id FROM campaign WHERE campaign.name = 'x", 'STRING_NOT_TERMINATED'],
    ['SELECT campaign.id FROM campaign; DROP', 'UNEXPECTED_INPUT'],
    ['SELECT campaign.id FROM campaign PARAMETERS foo=1', 'BAD_PARAMETER_NAME'],
  ])('refuses %j with %s', (query, code) => {
    expect(codeOf(() => parseQuery(query))).toBe(code);
  });
});

describe('date ranges', () => {
  const today = 20_777;
  const range = (operator: '=' | '<' | '>=' | 'DURING' | '!=', ...values: string[]) => ({
    field: 'segments.date',
    operator,
    values,
  });

  it('intersects conditions', () => {
    expect(dayRange([range('>=', '2026-11-01'), range('<', '2026-11-10')], today)).toEqual({
      from: 20_758,
      to: 20_766,
    });
    expect(dayRange([range('DURING', 'LAST_7_DAYS')], today)).toEqual({ from: today - 7, to: today - 1 });
    expect(dayRange([], today)).toBeNull();
  });

  it.each([
    [[range('>=', '2026-11-01')], 'EXPECTED_FILTERS_ON_DATE_RANGE'],
    [[range('=', '2026-11-31')], 'INVALID_DATE_FORMAT'],
    [[range('!=', '2026-11-01')], 'OPERATOR_FIELD_MISMATCH'],
    [[range('>=', '2020-01-01'), range('<', '2020-02-01')], 'REQUESTED_DATE_GRANULARITY_NOT_SUPPORTED'],
  ])('refuses %j', (conditions, code) => {
    expect(codeOf(() => dayRange(conditions, today))).toBe(code);
  });
});
