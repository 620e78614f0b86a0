import type { ReadContext } from '../reading.js';
import type { DigitNumber } from './digits.js';
import { withNeighbourDoubts } from './neighbours.js';
import type { NumberPhrase } from './number-phrase.js';
import { fraction, plus, type Rational, times, whole } from './rational.js';
import { adjacent, type NumberToken, numberTokens } from './tokens.js';
import { numberWords } from './words/index.js';
import type { NumberLexicon } from './words/lexicon.js';

const HALF = fraction(1, 2);

/** Every number phrase of a text, left to right and without overlaps. */
export function numberPhrases(
  plain: string,
  ctx: ReadContext,
  currency: string | null = null,
): NumberPhrase[] {
  const tokens = numberTokens(plain, ctx, currency);
  const phrases: NumberPhrase[] = [];
  for (let at = 0; at < tokens.length; ) {
    const reader = new PhraseReader(plain, tokens, at, numberWords[ctx.language]);
    const phrase = reader.read();
    if (phrase) phrases.push(phrase);
    at = Math.max(reader.next, at + 1);
  }
  return withNeighbourDoubts(plain, phrases);
}

/** Reads one phrase from a token on; what does not fit ends it. */
class PhraseReader {
  private total = whole(0);
  private current: Rational | null = null;
  /** Whether the current part may take tens and units after it. */
  private open = false;
  private lastScale: bigint | null = null;
  private digits: DigitNumber | null = null;
  private article = false;
  private taken = 0;

  constructor(
    private readonly plain: string,
    private readonly tokens: readonly NumberToken[],
    private readonly start: number,
    private readonly lexicon: NumberLexicon,
  ) {}

  get next(): number {
    return this.start + this.taken;
  }

  private token(ahead: number): NumberToken | undefined {
    const at = this.next + ahead;
    const token = this.tokens[at];
    const before = this.tokens[at - 1];
    if (token === undefined || at === this.start || before === undefined) return token;
    return adjacent(this.plain, before, token) ? token : undefined;
  }

  read(): NumberPhrase | null {
    for (let used = this.step(); used > 0; used = this.step()) this.taken += used;
    const first = this.tokens[this.start];
    const last = this.tokens[this.next - 1];
    if (this.taken === 0 || first === undefined || last === undefined) return null;
    const only = this.taken === 1 && this.digits !== null;
    const multiplied = this.digits?.doubt !== undefined && !only;
    return {
      from: first.from,
      to: last.to,
      value: plus(this.total, this.current ?? whole(0)),
      ...(this.digits?.doubt === undefined ? {} : { doubt: this.digits.doubt }),
      ...(this.digits?.alternatives === undefined || multiplied
        ? {}
        : { alternatives: this.digits.alternatives }),
      spelled: this.digits === null,
      article: this.article && this.taken === 1,
    };
  }

  /** @returns how many tokens fit next; 0 ends the phrase. */
  private step(): number {
    const token = this.token(0);
    if (token === undefined) return 0;
    if (token.digits) return this.takeDigits(token.digits);
    switch (token.word?.kind) {
      case 'small':
        return this.takeSmall(token.word.value);
      case 'whole':
        return this.takeWhole(token.word.value);
      case 'hundred':
        return this.multiply(100);
      case 'dozen':
        return this.multiply(12);
      case 'scale':
        return this.takeScale(token.word.value, token.word.bare);
      case 'article':
        return this.takeArticle();
      case 'half':
        return this.takeHalf();
      case 'and':
        return this.takeAnd();
      case 'point':
        return this.takeDecimals();
      default:
        return 0;
    }
  }

  private takeDigits(digits: DigitNumber): number {
    if (this.current !== null || this.digits !== null) return 0;
    // "two million 500" says nothing that people say; "2 million" has its digits first.
    if (this.lastScale !== null) return 0;
    this.digits = digits;
    this.current = digits.value;
    this.open = false;
    return 1;
  }

  /** The French four-twenties: only they take a "vingt" after a unit. */
  private fourTwenties(value: number): boolean {
    return value === 4 && this.tokenIsTwenty(1) && this.lexicon.teensAfter(80);
  }

  private tokenIsTwenty(ahead: number): boolean {
    const word = this.token(ahead)?.word;
    return word?.kind === 'small' && word.value === 20;
  }

  private takeSmall(value: number): number {
    const [part, used] = this.fourTwenties(value) ? [80, 2] : [value, 1];
    if (this.current === null) {
      if (this.lastScale !== null && this.digits !== null && this.lastScale < 1_000n) return 0;
      this.current = whole(part);
      this.open = true;
      return used;
    }
    if (!this.open || !this.follows(part)) return 0;
    this.current = plus(this.current, whole(part));
    return used;
  }

  /** Whether `part` may be added to what was read: units after tens, anything below a hundred after hundreds. */
  private follows(part: number): boolean {
    if (this.current === null || this.current.bottom !== 1n || part === 0) return false;
    const below = Number(this.current.top % 100n);
    if (below === 0) return part < 100 && this.current.top > 0n;
    if (this.lexicon.teensAfter(below)) return part < 20;
    return below >= 20 && below % 10 === 0 && part < 10;
  }

  private takeWhole(value: number): number {
    if (this.current !== null) return 0;
    this.current = whole(value);
    this.open = value % 100 === 0;
    return 1;
  }

  private multiply(by: number): number {
    if (this.current !== null && (this.current.top >= 100n * this.current.bottom || this.current.top === 0n))
      return 0;
    // A plural without a number is no number: "hundreds", "dozens".
    if (this.current === null && /s$/i.test(this.wordAt(0))) return 0;
    this.current = times(this.current ?? whole(1), whole(by));
    this.open = by === 100;
    return 1;
  }

  private wordAt(ahead: number): string {
    const token = this.token(ahead);
    return token ? this.plain.slice(token.from, token.to) : '';
  }

  private takeScale(value: bigint, bare: boolean): number {
    if (this.lastScale !== null && value >= this.lastScale) return 0;
    if (this.current === null && (!bare || this.lastScale !== null)) return 0;
    this.total = plus(this.total, times(this.current ?? whole(1), whole(value)));
    this.current = null;
    this.open = false;
    this.lastScale = value;
    return 1;
  }

  private takeArticle(): number {
    const next = this.token(1)?.word;
    if (this.current !== null || this.lastScale !== null) {
      // French "vingt et un", Spanish "treinta y un": the article is the unit there.
      if (this.open && this.follows(1)) return this.takeSmall(1);
      return 0;
    }
    if (next?.kind === 'half') {
      const scale = this.token(2)?.word;
      if (scale?.kind !== 'scale') return 0;
      this.current = HALF;
      return 2;
    }
    this.current = whole(1);
    this.article = true;
    return 1;
  }

  /** "half a million", "medio millón", "un demi-million". */
  private takeHalf(): number {
    if (this.current !== null || this.lastScale !== null) return 0;
    const article = this.token(1)?.word?.kind === 'article' ? 1 : 0;
    if (this.token(1 + article)?.word?.kind !== 'scale') return 0;
    this.current = HALF;
    return 1 + article;
  }

  private takeAnd(): number {
    if (this.current === null && this.lastScale === null) return 0;
    if (this.article && this.taken === 1) return 0;
    const next = this.token(1)?.word;
    const article = next?.kind === 'article' ? 1 : 0;
    if (this.token(1 + article)?.word?.kind === 'half') return this.addHalf(2 + article);
    const small = next?.kind === 'small' ? next.value : next?.kind === 'article' ? 1 : null;
    if (small === null || this.digits !== null) return 0;
    const below = this.current === null ? 0n : this.current.top % 100n;
    const afterTens =
      !this.lexicon.andAfterHundred && below >= 20n && below % 10n === 0n && this.follows(small);
    const afterHundred =
      this.lexicon.andAfterHundred &&
      next?.kind === 'small' &&
      (this.current === null ? this.lastScale !== null : below === 0n && this.open);
    if (!afterTens && !afterHundred) return 0;
    this.current = plus(this.current ?? whole(0), whole(small));
    this.open = true;
    return 2;
  }

  /** "two point seven five", "zwei Komma fünf": digits one by one, or two as one word. */
  private takeDecimals(): number {
    if (this.current === null || this.current.bottom !== 1n || this.digits !== null || this.taken === 0)
      return 0;
    let digits = '';
    let used = 1;
    for (let word = this.token(used)?.word; word?.kind === 'small'; word = this.token(used)?.word) {
      if (word.value >= 10 && digits !== '') break;
      digits += String(word.value);
      used += 1;
      // "seventy-one": the unit belongs to the ten before it.
      const unit = this.token(used)?.word;
      if (word.value >= 20 && word.value % 10 === 0 && unit?.kind === 'small' && unit.value < 10) {
        digits = `${digits.slice(0, -1)}${unit.value}`;
        used += 1;
      }
      if (word.value >= 10) break;
    }
    if (digits === '') return 0;
    this.current = plus(this.current, { top: BigInt(digits), bottom: 10n ** BigInt(digits.length) });
    this.open = false;
    return used;
  }

  /** "two and a half" adds a half; "two millions and a half" half of the million. */
  private addHalf(used: number): number {
    if (this.current === null && this.lastScale !== null)
      this.total = plus(this.total, times(HALF, whole(this.lastScale)));
    else this.current = plus(this.current ?? whole(0), HALF);
    this.open = false;
    return used;
  }
}
