import { describe, expect, it } from 'vitest';
import { scripts } from './testing/dialogues/index.js';
import { judgeDialogue } from './testing/judge-dialogue.js';

describe.each(
  scripts.map((script) => [`${script.language}, ${script.style}: ${script.name}`, script] as const),
)('%s', (_name, script) => {
  it(script.complete ? 'ends complete, as it was meant' : 'does not end complete', () => {
    const { exchanges, complete, wrongCritical, wrongOther, unasked } = judgeDialogue(script);
    const told = exchanges.map(({ said, reply }) => `> ${said}\n${reply}`).join('\n');
    expect({ wrongCritical, wrongOther, unasked, complete }, told).toEqual({
      wrongCritical: [],
      wrongOther: [],
      unasked: [],
      complete: script.complete,
    });
  });
});
