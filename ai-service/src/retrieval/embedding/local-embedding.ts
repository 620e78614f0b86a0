import { frequenciesOf } from '../text/terms.js';
import { DIMENSIONS, normalized, type Vector } from './vectors.js';

/** Stored with every chunk and query: vectors of different models are never compared. */
export const LOCAL_MODEL = 'local-hash-1';

/** Letters of a piece of a word: inflected forms, compounds and misspellings share most of them. */
const PIECE = 4;
/** All pieces of a word together against the word itself. */
const PIECE_WEIGHT = 0.3;

/** FNV-1a with the finisher of MurmurHash3, so that all bits depend on all letters. */
function hash(text: string): number {
  let x = 2_166_136_261;
  for (let i = 0; i < text.length; i++) x = Math.imul(x ^ text.charCodeAt(i), 16_777_619);
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Feature hashing (Weinberger et al. 2009): the sign lets collisions cancel out on average. */
function add(vector: Vector, feature: string, weight: number): void {
  const h = hash(feature);
  const at = h % DIMENSIONS;
  vector[at] = (vector[at] ?? 0) + ((h & 0x10000000) === 0 ? -weight : weight);
}

function piecesOf(term: string): string[] {
  const framed = `^${term}$`;
  return Array.from({ length: Math.max(0, framed.length - PIECE + 1) }, (_, i) => framed.slice(i, i + PIECE));
}

/**
 * An embedding that needs no model, no network and no training: stems and pieces of words hashed into 384 numbers of
 * length 1. The same terms give the same vector on every machine. It knows no meaning; what it adds to the lexical search
 * is tolerance and, with feedback, the company words keep.
 */
export function embedLocally(terms: readonly string[]): Vector {
  const vector = new Float32Array(DIMENSIONS);
  for (const [term, count] of frequenciesOf(terms)) {
    add(vector, term, 1 + Math.log(count));
    const pieces = piecesOf(term);
    for (const piece of pieces) add(vector, `#${piece}`, PIECE_WEIGHT / Math.sqrt(pieces.length));
  }
  return normalized(vector);
}
