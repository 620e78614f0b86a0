import type { Language, ToolResult } from '@adwright/contracts';
import type { Speaker, Toolbox, Turn, Utterance } from '../speaker.js';
import { answer } from './answer.js';
import { languageOf } from './language.js';
import { german } from './phrases/de.js';
import { english } from './phrases/en.js';
import { spanish } from './phrases/es.js';
import { french } from './phrases/fr.js';
import type { Phrases } from './phrases/phrases.js';
import { type Resolved, resolve } from './resolve.js';
import { ref } from './sheet.js';
import { documentsFirst, tellDocuments } from './tell-documents.js';
import type { Intent } from './understand.js';

export const phrasesOf: Record<Language, Phrases> = { en: english, de: german, fr: french, es: spanish };

/** Names that are read at once; beyond, a name is looked for by the question's own words. */
const MOST_NAMES = 50;
const MOST_SEARCHES = 3;
const SHORTEST_SEARCH = 4;

/** What the documents may answer instead, when the question holds words that mean nothing to the figures. */
const ALSO_WRITTEN: ReadonlySet<Intent> = new Set([
  'figures',
  'rank',
  'suggestions',
  'alerts',
  'pacing',
  'structure',
  'ledger',
]);

/**
 * Speaks without any model: reads a question by its words and by the questions before it, calls the same tools, and
 * answers in set phrases of the person's language. What it does not understand it asks back. The same conversation on the
 * same data gets the same answer.
 */
export class OfflineSpeaker implements Speaker {
  readonly engine = 'offline';
  readonly prompt = null;

  async *speak(turn: Turn, toolbox: Toolbox, signal: AbortSignal): AsyncGenerator<Utterance> {
    const phrases = phrasesOf[languageOf(turn.question, turn.language)];
    const lines = await this.lines(turn, toolbox, phrases);
    for (const line of lines) {
      if (signal.aborted) return;
      yield { type: 'text', text: line.startsWith('\n') ? line : `${line} ` };
    }
  }

  private async lines(turn: Turn, toolbox: Toolbox, phrases: Phrases): Promise<string[]> {
    const asked = await this.resolved(turn, toolbox);
    const { intent, unclearPlaces } = asked;
    if (intent === 'change') return [phrases.cannotChange];
    if (intent === 'documents' || intent === 'unclear') return tellDocuments(phrases, turn.question, toolbox);
    if (unclearPlaces.length > 0)
      return [phrases.whichOne(unclearPlaces.map(({ id }) => ref(id)).join(', '))];
    if (mayBeWritten(asked)) {
      const written = await documentsFirst(phrases, turn.question, toolbox);
      if (written) return written;
    }
    return answer(asked, turn.context, toolbox, phrases);
  }

  /** What is asked, with the conversation taken into account and names looked up. */
  private async resolved(turn: Turn, toolbox: Toolbox): Promise<Resolved> {
    const questions = [
      ...turn.before.questions,
      ...turn.history.filter(({ role }) => role === 'user').map(({ text }) => text),
      turn.question,
    ];
    const known = await toolbox.call('structure', { level: 'campaign', limit: MOST_NAMES });
    const first = resolve(questions, namesIn([known]));
    if (!known.notes.includes('cut') || first.places.length + first.unclearPlaces.length > 0) return first;
    const found: ToolResult[] = [];
    for (const search of first.unread
      .filter((word) => word.length >= SHORTEST_SEARCH)
      .slice(0, MOST_SEARCHES)) {
      found.push(await toolbox.call('structure', { level: 'campaign', search, limit: MOST_NAMES }));
    }
    return found.length === 0 ? first : resolve(questions, namesIn([known, ...found]));
  }
}

/** Each thing with a name once. */
function namesIn(results: readonly ToolResult[]) {
  const all = results.flatMap(({ mentions }) => mentions).filter(({ entityId }) => entityId !== null);
  return [...new Map([...all].reverse().map((mention) => [mention.entityId, mention])).values()].reverse();
}

function mayBeWritten({ intent, alone, places, windows, unread }: Resolved): boolean {
  return (
    ALSO_WRITTEN.has(intent) && alone && places.length === 0 && windows.length === 0 && unread.length > 0
  );
}
