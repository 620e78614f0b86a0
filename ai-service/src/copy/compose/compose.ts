import {
  type AdPlatform,
  type CopyPart,
  type CopySource,
  type CopyText,
  copyLimit,
  foldedWords,
  type Language,
  textLength,
} from '@adwright/contracts';
import { sentenceCase } from '../../builder/propose/text-tools.js';
import { type Wordings, wordings } from '../../builder/propose/wordings.js';
import { isIn, type Phrase, partsOf, sentencesIn } from './phrases.js';

export interface ToCompose {
  readonly platform: AdPlatform;
  readonly language: Language;
  readonly objective: keyof Wordings['headlinesFor'] | 'traffic' | null;
  readonly about: {
    readonly business: string;
    readonly offer: string | null;
    readonly places: readonly string[];
  } | null;
  readonly sources: readonly CopySource[];
}

/** So many of one kind of source stand in a row before another kind has its turn. */
const FROM_EACH = 12;

function text(part: CopyPart, written: string, ...sources: string[]): CopyText {
  return { part, text: written, sources: [...new Set(sources)] };
}

/** One of each list in turn, so that the first ideas are of every kind. */
function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

/** Searches are much alike: a few of them are enough. */
const MOST_TERMS = 5;

/** As people search it, written as a headline is: its words with large first letters. */
function titled(term: string): string {
  return term
    .split(/\s+/u)
    .map((word) => (word.length > 3 ? sentenceCase(word) : word))
    .join(' ');
}

class Composer {
  private readonly w: Wordings;
  private readonly sentences: readonly Phrase[];
  private readonly ads: readonly CopySource[];

  constructor(private readonly to: ToCompose) {
    this.w = wordings[to.language];
    this.ads = this.of('ad').filter((source) => isIn(source.text, to.language));
    this.sentences = this.of('passage', 'fact')
      .filter((source) => isIn(source.text, to.language))
      .flatMap(sentencesIn)
      .filter((phrase) => isIn(phrase.text, to.language))
      .sort((a, b) => this.nearness(b) - this.nearness(a));
  }

  headlines(): CopyText[] {
    const fits = this.fitting('headlines');
    const calls = this.calls();
    const pieces = [...this.sentences, ...this.sentences.flatMap(partsOf)].filter(fits);
    const won = this.ads.flatMap(({ id, headlines }) => headlines.map((one) => ({ text: one, from: id })));
    const terms = this.of('search_term', 'keyword')
      .slice(0, MOST_TERMS)
      .map(({ id, text: term }) => ({ text: this.asHeadline(term), from: id }));
    return inTurn([
      this.said(),
      pieces.slice(0, FROM_EACH).map((one) => text('headlines', one.text, one.from)),
      won
        .filter(fits)
        .slice(0, FROM_EACH)
        .map((one) => text('headlines', one.text, one.from)),
      this.joined('headlines', terms, [...pieces, ...calls.map((call) => ({ text: call, from: '' }))], ': '),
      terms
        .filter(fits)
        .slice(0, FROM_EACH)
        .map((one) => text('headlines', one.text, one.from)),
    ]);
  }

  descriptions(): CopyText[] {
    const fits = this.fitting('descriptions');
    const ended = this.sentences.map(({ text: one, from }) => ({
      text: /[!?]$/u.test(one) ? one : `${one}.`,
      from,
    }));
    const calls = this.calls().map((call) => ({ text: `${call}.`, from: '' }));
    const won = this.ads.flatMap(({ id, descriptions }) =>
      descriptions.map((one) => ({ text: one, from: id })),
    );
    const pairs = ended.flatMap((one, at) => {
      const next = ended[at + 1];
      return next !== undefined && next.from === one.from && one.text !== next.text
        ? [{ text: `${one.text} ${next.text}`, from: one.from }]
        : [];
    });
    const wonHeads = this.ads.flatMap(({ id, headlines }) =>
      headlines.map((one) => ({ text: /[.!?]$/u.test(one) ? one : `${one}.`, from: id })),
    );
    return inTurn([
      this.joined('descriptions', ended, calls, ' '),
      this.joined('descriptions', wonHeads, [...ended, ...calls], ' '),
      pairs
        .filter(fits)
        .slice(0, FROM_EACH)
        .map((one) => text('descriptions', one.text, one.from)),
      won
        .filter(fits)
        .slice(0, FROM_EACH)
        .map((one) => text('descriptions', one.text, one.from)),
      ended
        .filter(fits)
        .slice(0, FROM_EACH)
        .map((one) => text('descriptions', one.text, one.from)),
    ]);
  }

  /** What the person said of the business, its places and its offer. */
  private said(): CopyText[] {
    const { about } = this.to;
    const [own] = this.of('said');
    if (about === null || own === undefined) return [];
    const name = sentenceCase(about.business);
    const wording = [
      ...about.places.map((place) => this.w.inPlace(name, place)),
      ...about.places.map((place) => this.w.yourInPlace(about.business, place)),
      ...(about.offer === null ? [] : [sentenceCase(about.offer)]),
    ];
    return wording
      .filter((one) => this.fitting('headlines')({ text: one }))
      .map((one) => text('headlines', one, own.id));
  }

  /** "dentist near me" is asked by a customer; an ad answers "Dentist near you". */
  private asHeadline(term: string): string {
    const { nearMe, nearYou } = this.w;
    const near = term.toLocaleLowerCase().indexOf(nearMe);
    return near > 0 ? nearYou(titled(term.slice(0, near).trim())) : titled(term);
  }

  /** Set calls to act; they promise nothing. */
  private calls(): readonly string[] {
    const { objective } = this.to;
    const own = objective === null || objective === 'traffic' ? [] : (this.w.headlinesFor[objective] ?? []);
    return [...own, ...this.w.headlines];
  }

  /** Each first with a second that still fits; the seconds take turns. */
  private joined(
    part: CopyPart,
    firsts: readonly Phrase[],
    seconds: readonly Phrase[],
    by: string,
  ): CopyText[] {
    const fits = this.fitting(part);
    const made = firsts.flatMap((first, at) => {
      const turned = seconds.map((_, index) => seconds[(index + at) % seconds.length]);
      const second = turned.find(
        (one) =>
          one !== undefined && one.text !== first.text && fits({ text: `${first.text}${by}${one.text}` }),
      );
      if (second === undefined) return [];
      const sources = second.from === '' ? [first.from] : [first.from, second.from];
      return [text(part, `${first.text}${by}${second.text}`, ...sources)];
    });
    return made.slice(0, FROM_EACH);
  }

  private fitting(part: CopyPart) {
    const limit = copyLimit(this.to.platform, part);
    return ({ text: one }: { readonly text: string }) => textLength(one) <= limit;
  }

  private of(...kinds: readonly CopySource['kind'][]): CopySource[] {
    return this.to.sources.filter(({ kind }) => kinds.includes(kind));
  }

  /** How many words of what people search, and of what the draft offers, a phrase speaks of. */
  private nearness({ text: one }: Phrase): number {
    const { about } = this.to;
    const asked = [
      ...this.of('search_term', 'keyword', 'said').map((source) => source.text),
      about?.offer ?? '',
    ].join(' ');
    const wanted = new Set(
      foldedWords(asked)
        .split(' ')
        .filter((word) => word.length > 3),
    );
    return foldedWords(one)
      .split(' ')
      .filter((word) => wanted.has(word)).length;
  }
}

/**
 * Texts put together without a model: phrases of the documents, texts of ads that did well, what people search and the
 * draft's own words, joined with set calls to act. Nothing is said in other words, so nothing is invented.
 */
export function composeTexts(to: ToCompose): CopyText[] {
  const composer = new Composer(to);
  return [...composer.headlines(), ...composer.descriptions()];
}
