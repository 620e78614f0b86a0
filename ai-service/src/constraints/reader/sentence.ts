import { foldText, plainText } from '../../slots/text/plain.js';
import { FILLERS } from './words.js';

export interface Token {
  readonly from: number;
  readonly to: number;
  /** Folded. */
  readonly word: string;
}

/** One sentence of a fact, from which readers take what they understood; what is left over was not. */
export class Sentence {
  readonly folded: string;
  /** What stands in quotation marks, as it was written. */
  readonly quotes: readonly string[];
  private rest: string;

  constructor(readonly text: string) {
    const plain = plainText(text);
    const spans = [
      ...plain.matchAll(/["“„«‹]([^"”“»›]{1,120})["”“»›]|(?<![\p{L}\p{N}])'([^']{1,120})'(?![\p{L}\p{N}])/gu),
    ];
    this.quotes = spans.map((span) => (span[1] ?? span[2] ?? '').trim()).filter((quote) => quote !== '');
    // Quoted words are names and phrases: they are no words of the rule.
    this.folded = spans.reduce(
      (folded, { index, 0: { length } }) =>
        folded.slice(0, index) + ' '.repeat(length) + folded.slice(index + length),
      foldText(plain).replaceAll(/[\u00a0]/g, ' '),
    );
    this.rest = this.folded;
  }

  has(pattern: RegExp): boolean {
    return pattern.test(this.folded);
  }

  /** How often a pattern stands in it. */
  count(pattern: RegExp): number {
    return [...this.folded.matchAll(new RegExp(pattern.source, 'gu'))].length;
  }

  /** Takes everything that matches. */
  take(...patterns: readonly RegExp[]): this {
    for (const pattern of patterns)
      this.rest = this.rest.replaceAll(new RegExp(pattern.source, 'gu'), (found) => ' '.repeat(found.length));
    return this;
  }

  takeSpan(from: number, to: number): this {
    this.rest = this.rest.slice(0, from) + ' '.repeat(to - from) + this.rest.slice(to);
    return this;
  }

  /** Words that nobody took and that are more than grammar. */
  left(): Token[] {
    const tokens = [...this.rest.matchAll(/[\p{L}\p{N}][^\s,;:!?()'=]*/gu)].map(({ 0: found, index }) => {
      const word = found.replace(/[.\-–/]+$/u, '');
      return { from: index, to: index + word.length, word };
    });
    return tokens.filter(({ word }) => !FILLERS.has(word));
  }
}

/** A fact's sentences; a stop within a number or a name is none. */
export function sentencesOf(text: string): Sentence[] {
  return text
    .split(/(?<=[.!;])\s+|\n+/u)
    .map((part) => part.replace(/[.!;\s]+$/u, ''))
    .filter((part) => part.trim() !== '')
    .map((part) => new Sentence(part));
}
