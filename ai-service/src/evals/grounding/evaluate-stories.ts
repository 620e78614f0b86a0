import type { Language } from '@adwright/contracts';
import { type Asking, readable } from './asking.js';
import { mistakesAreShown } from './mistakes.js';
import { missingOf, stories } from './stories.js';

/** Asks for each planted cause in each language. Met when every one is told right. */
export async function evaluateStories(asking: Asking): Promise<boolean> {
  let right = 0;
  let asked = 0;
  for (const story of stories) {
    for (const [language, question] of Object.entries(story.asked) as [Language, string][]) {
      const { answer } = await asking.ask([question], language);
      const missing = missingOf(story, answer);
      asked += 1;
      if (missing.length === 0) right += 1;
      else if (mistakesAreShown())
        console.error(`${story.name} (${language}): ${missing.join('; ')}\n  ${readable(answer)}`);
    }
  }
  const ok = right === asked;
  console.log(
    JSON.stringify({
      eval: 'grounding',
      set: 'demo-stories',
      engine: 'offline',
      stories: stories.length,
      asked,
      right,
      ok,
    }),
  );
  return ok;
}
