import { furtherAskings } from './further-askings.js';
import type { Meant } from './meant.js';
import { plainAskings } from './plain-askings.js';

export interface Question {
  readonly meant: Meant;
  /** Turns of one conversation; the last one is judged. */
  readonly turns: readonly string[];
  readonly language: 'en' | 'de' | 'fr' | 'es';
  readonly split: 'dev' | 'test';
}

const LANGUAGES = ['en', 'de', 'fr', 'es'] as const;

/** Every second asking, in all its languages, is kept for the test: the engine was only ever bettered on the others. */
export const questions: readonly Question[] = [...plainAskings, ...furtherAskings].flatMap(
  ([meant, ...texts], index) =>
    texts.map((text, at) => ({
      meant,
      turns: text.split(' / '),
      language: LANGUAGES[at] ?? 'en',
      split: index % 2 === 0 ? 'dev' : 'test',
    })),
);
