import { describe, expect, it } from 'vitest';
import { containing, day, id, ids, select, text } from './gaql.js';

describe('what goes into a query', () => {
  it('is digits where an id is wanted, nothing else', () => {
    expect(id('7318264950')).toBe('7318264950');
    for (const wrong of ['', '1 OR 1=1', "1'", '-1', '1.0', '١', '1\n'])
      expect(() => id(wrong)).toThrow(expect.objectContaining({ kind: 'not_found' }));
    expect(ids('1~2', 2)).toEqual(['1', '2']);
    for (const wrong of ['1', '1~2~3', '1~', '~2', 'campaign:1~2'])
      expect(() => ids(wrong, 2)).toThrow(expect.objectContaining({ kind: 'not_found' }));
  });

  it('cannot leave its quotes', () => {
    expect(text("O'Brien")).toBe("'O\\'Brien'");
    expect(text("\\' OR campaign.id > 0 --")).toBe("'\\\\\\' OR campaign.id > 0 --'");
  });

  it('stands for itself in a pattern', () => {
    expect(containing('aw_1')).toBe("'%aw[_]1%'");
    expect(containing("%'[")).toBe("'%[%]\\'[[]%'");
  });

  it('is a day where a day is wanted', () => {
    expect(day('2026-11-20')).toBe("'2026-11-20'");
    expect(() => day("2026-11-20' OR '1'='1")).toThrow(RangeError);
  });

  it('is put together in order', () => {
    expect(select(['a.b', 'a.c'], 'a', 'WHERE a.b = 1')).toBe('SELECT a.b, a.c FROM a WHERE a.b = 1');
  });
});
