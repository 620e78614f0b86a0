import { type Citation, foldedWords, holdsWords, type VoiceSheet, voiceTopics } from '@adwright/contracts';

const MOST_QUOTED = 2;
/** A name shorter than this is met by chance. */
const LEAST_NAME = 4;

/**
 * The passages that are quoted without a model: those that name the entity, then those that speak of what would be
 * changed. What is merely similar is not quoted.
 */
export function relevantPassages({ direction, mentions, citations }: VoiceSheet): Citation[] {
  const name = foldedWords(mentions[0]?.name ?? '');
  const read = citations.map((citation) => ({
    citation,
    words: foldedWords(`${citation.heading ?? ''} ${citation.text}`),
  }));
  const naming = read.filter(({ words }) => name.length >= LEAST_NAME && holdsWords(words, name));
  const speaking = read.filter(
    (one) =>
      !naming.includes(one) && voiceTopics[direction].some((topic) => ` ${one.words}`.includes(` ${topic}`)),
  );
  return [...naming, ...speaking].slice(0, MOST_QUOTED).map(({ citation }) => citation);
}
