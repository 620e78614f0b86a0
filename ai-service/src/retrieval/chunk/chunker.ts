import { inTurns } from '../../common/in-turns.js';
import { type Block, blocksOf } from './blocks.js';

/** A passage as it is stored, searched and cited. */
export interface Chunk {
  ordinal: number;
  /** Headings it stands under, outermost first. */
  headings: string[];
  text: string;
  /** Offsets into the source, so that a citation can show the place. */
  start: number;
  end: number;
}

export const CHUNK = {
  /** Characters a passage is filled up to: about 250 tokens, an answer's worth and not a page's. */
  target: 1_200,
  /** No passage is longer. */
  most: 1_800,
  /** Below this a section does not stand alone but takes its neighbour in. */
  least: 300,
} as const;

/** Cuts text into pieces of at most `most` characters, at ends of sentences, else of words, else anywhere. */
function cut(text: string, most: number): string[] {
  const pieces: string[] = [];
  let open = '';
  const push = (part: string) => {
    if (open !== '' && open.length + part.length > most) {
      pieces.push(open.trim());
      open = '';
    }
    open += part;
  };
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)) {
    if (segment.length <= most) push(segment);
    else
      for (const word of segment.split(/(?<=\s)/))
        for (const part of word.match(/[\s\S]{1,500}/g) ?? []) push(part);
  }
  if (open.trim() !== '') pieces.push(open.trim());
  return pieces;
}

/** Blocks no longer than a passage may be; the parts of a split one share its place in the source. */
function fitting(block: Block): Block[] {
  if (block.text.length <= CHUNK.most) return [block];
  if (block.kind === 'paragraph') return cut(block.text, CHUNK.target).map((text) => ({ ...block, text }));
  // Lists, tables and code are cut between lines; a line that is too long is cut like prose.
  const parts: string[] = [];
  for (const line of block.text
    .split('\n')
    .flatMap((l) => (l.length > CHUNK.target ? cut(l, CHUNK.target) : [l]))) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + line.length < CHUNK.target)
      parts[parts.length - 1] = `${last}\n${line}`;
    else parts.push(line);
  }
  return parts.map((text) => ({ ...block, text }));
}

interface Open {
  headings: string[];
  texts: string[];
  length: number;
  start: number;
  end: number;
}

/**
 * Splits a Markdown or plain text into passages by its structure: a passage does not cross a heading unless it would be
 * too short to mean anything, and does not break a block that fits. Empty texts give none.
 */
export function chunksOf(source: string): Chunk[] {
  const steps = chunking(source);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same for a text of any size: whoever waits for an answer meanwhile does not wait for this. */
export function chunksInTurns(source: string): Promise<Chunk[]> {
  return inTurns(chunking(source));
}

/** Yields after each block. */
function* chunking(source: string): Generator<undefined, Chunk[]> {
  const chunks: Chunk[] = [];
  const path: { depth: number; text: string }[] = [];
  let open: Open | null = null;
  const close = () => {
    if (open && open.texts.length > 0) {
      const { headings, texts, start, end } = open;
      chunks.push({ ordinal: chunks.length, headings, text: texts.join('\n\n'), start, end });
    }
    open = null;
  };
  for (const block of blocksOf(source)) {
    if (block.kind === 'heading') {
      if (open !== null && (open as Open).length >= CHUNK.least) close();
      while ((path.at(-1)?.depth ?? 0) >= block.depth) path.pop();
      path.push({ depth: block.depth, text: block.text });
      // A short section goes on into the next; then the heading must stand in the text.
      const going = open as Open | null;
      if (going) {
        going.texts.push(block.text);
        going.length += block.text.length;
        going.end = block.end;
      }
      continue;
    }
    for (const part of fitting(block)) {
      if (open !== null && (open as Open).length + part.text.length > CHUNK.target) close();
      const into: Open = open ?? {
        headings: path.map((heading) => heading.text),
        texts: [],
        length: 0,
        start: part.start,
        end: part.end,
      };
      into.texts.push(part.text);
      into.length += part.text.length;
      into.end = part.end;
      open = into;
    }
    yield;
  }
  close();
  return chunks;
}

/** What a passage is found by: its own text under the document's title and its headings. */
export function searchText(title: string, chunk: Chunk): string {
  return [title, ...chunk.headings, chunk.text].filter((part) => part !== '').join('\n');
}
