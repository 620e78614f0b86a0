import type { Mention } from '@adwright/contracts';
import { findPlaces } from './find-place.js';
import { type Intent, type Understood, understand } from './understand.js';

/**
 * What is asked for once the conversation is taken into account: everything the question leaves out is what the question
 * before it asked for. It is carried from question to question and is never stored, since the questions are.
 */
export interface Resolved extends Understood {
  /** The accounts and campaigns it is about; none: what the person looks at, or everything. */
  readonly places: readonly Mention[];
  /** A name that fits several things. */
  readonly unclearPlaces: readonly Mention[];
  /** Everything that was named so far, the last first. */
  readonly named: readonly Mention[];
  /** Nothing of it was taken over from before. */
  readonly alone: boolean;
}

/** Intents that are about measures: among them a bare measure changes what is measured, not what is asked. */
const MEASURING: ReadonlySet<Intent> = new Set(['explain', 'figures', 'rank']);
/** A question this short says little by itself. */
const SHORT = 4;
const MOST_OFFERED = 5;

function readOne(
  question: string,
  mentions: readonly Mention[],
): { own: Understood; places: ReturnType<typeof findPlaces> } {
  const places = findPlaces(question, mentions);
  return { own: understand(places.rest), places };
}

/** Whether a question can only be meant as a part of the one before. */
function followsOn(own: Understood, named: boolean, question: string): boolean {
  const holdsPart =
    named ||
    own.measures.length > 0 ||
    own.windows.length > 0 ||
    own.platforms.length > 0 ||
    own.dimension !== null;
  const short = question.trim().split(/\s+/).length <= SHORT;
  if (own.intent === 'unclear')
    return (own.goesOn || short || own.unread.length === 0) && (holdsPart || own.theOther);
  return own.goesOn || (own.bare && short) || own.theOther;
}

function intentAfter(own: Understood, before: Resolved): Intent {
  const says = own.intent !== 'unclear';
  if (says && !(own.bare && MEASURING.has(before.intent))) return own.intent;
  // "By campaign?" after a figure asks for that figure by campaign.
  return own.dimension !== null && MEASURING.has(before.intent) ? 'rank' : before.intent;
}

function after(
  before: Resolved,
  own: Understood,
  found: ReturnType<typeof findPlaces>,
  mentions: readonly Mention[],
): Resolved {
  const elsewhere = own.platforms.length > 0 || own.everything;
  const others = own.theOther && found.found.length === 0 ? othersThan(before, mentions) : null;
  const [other] = others ?? [];
  const places =
    found.found.length > 0
      ? found.found
      : others
        ? other && others.length === 1
          ? [other]
          : []
        : elsewhere
          ? []
          : before.places;
  const measures = own.measures.length > 0 ? own.measures : before.measures;
  return {
    ...own,
    intent: intentAfter(own, before),
    measures,
    windows: own.windows.length > 0 ? own.windows : before.windows,
    dimension: own.dimension ?? before.dimension,
    // A campaign has one platform, so naming one leaves the platform asked about before.
    platforms: own.platforms.length > 0 ? own.platforms : found.found.length > 0 ? [] : before.platforms,
    order: own.measures.length > 0 ? own.order : before.order,
    wasted: own.wasted || before.wasted,
    direction: own.direction ?? (own.measures.length > 0 ? null : before.direction),
    places,
    unclearPlaces: places.length > 0 ? [] : (others ?? found.unclear),
    named: named(places, before),
    alone: false,
  };
}

/** The other one that was named; when none was, what it might be. */
function othersThan(before: Resolved, mentions: readonly Mention[]): Mention[] {
  const [last] = before.named.filter((place) => !before.places.includes(place));
  if (last) return [last];
  const kind = before.places[0]?.kind ?? 'campaign';
  return mentions
    .filter((mention) => mention.kind === kind && !before.places.includes(mention))
    .slice(0, MOST_OFFERED);
}

function named(places: readonly Mention[], before: Resolved | null): Mention[] {
  return [...new Set([...places, ...(before?.named ?? [])])];
}

/**
 * Reads a conversation's questions, oldest first, and gives what the last of them asks. Pure.
 * @param mentions the accounts and campaigns that can be named
 */
export function resolve(questions: readonly string[], mentions: readonly Mention[]): Resolved {
  let before: Resolved | null = null;
  for (const question of questions) {
    const { own, places } = readOne(question, mentions);
    if (before && followsOn(own, places.found.length > 0, question))
      before = after(before, own, places, mentions);
    else {
      const carried: readonly Mention[] =
        own.pointsBack && places.found.length === 0 ? (before?.places ?? []) : places.found;
      before = {
        ...own,
        places: carried,
        unclearPlaces: carried.length > 0 ? [] : places.unclear,
        named: named(carried, before),
        alone: true,
      };
    }
  }
  if (before === null) throw new Error('a conversation without a question has nothing to resolve');
  return before;
}
