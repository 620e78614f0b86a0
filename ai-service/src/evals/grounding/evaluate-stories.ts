import type { Language } from '@adwright/contracts';
import type { Report } from '../report.js';
import { type Asking, readable } from './asking.js';
import { mistakesAreShown } from './mistakes.js';
import { missingOf, stories } from './stories.js';

/** Asks for each planted cause in each language. Met when every one is told right. */
export async function evaluateStories(asking: Asking, report: Report): Promise<void> {
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
  report.line({
    eval: 'grounding',
    set: 'demo-stories',
    engine: 'offline',
    stories: stories.length,
    asked,
    right,
  });
  report.bar('planted causes told right, of all asked in four languages', right / asked, 'least', 1);
}
