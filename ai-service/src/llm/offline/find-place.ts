import type { Mention } from '@adwright/contracts';
import { plainText } from './language.js';
import { editsAllowed, editsBetween } from './spelling.js';

/** Words that stand in many names and single none out. */
const COMMON = new Set(
  `campaign campaigns kampagne kampagnen campagne campana search suche sales leads brand shop google meta account konto
   compte cuenta display video test prospecting retargeting generic neue nouveau last week budget cost conversion
   conversions clicks suggestions alerts`.split(/\s+/),
);
const SHORTEST_WORD = 4;
const MOST_ASKED_ABOUT = 5;

/** What stands between two names. */
const BETWEEN =
  / (?:and|or|versus|vs|with|against|than|to|und|oder|mit|gegen|als|et|ou|avec|contre|que|y|o|con|contra|frente a) /;

export interface FoundPlaces {
  /** Each thing that was named for certain, in the order of the text. */
  readonly found: readonly Mention[];
  /** What a name may stand for, when it fits several. */
  readonly unclear: readonly Mention[];
  /** The question without the whole names: a campaign called "Leads" asks about no leads. */
  readonly rest: string;
}

interface Name {
  readonly mention: Mention;
  /** The name without the words that many share; the whole name when nothing else is left. */
  readonly core: string;
  readonly words: readonly string[];
}

function nameOf(mention: Mention): Name {
  const all = plainText(mention.name).trim().split(' ');
  const own = all.filter((word) => !COMMON.has(word));
  const words = own.length > 0 ? own : all;
  return { mention, core: ` ${words.join(' ')} `, words };
}

/** Words of the name that are asked for, a typo for half a one; a name that is asked for in all its words counts one more. */
function scoreOf({ words }: Name, asked: readonly string[]): number {
  const long = words.filter((word) => word.length >= SHORTEST_WORD && !COMMON.has(word));
  const fits = long.map((word) => {
    if (asked.includes(word)) return 1;
    const most = editsAllowed(word);
    return most > 0 && asked.some((other) => editsBetween(word, other, most) <= most) ? 0.5 : 0;
  });
  const matched = fits.reduce<number>((sum, fit) => sum + fit, 0);
  const complete = fits.length > 0 && fits.every((fit) => fit > 0);
  return complete ? matched + 1 : matched;
}

/** The best fit of one piece of a question. */
function bestOf(piece: string, names: readonly Name[]): { found: Mention | null; unclear: Mention[] } {
  const asked = piece.trim().split(' ');
  const scored = names
    .map((name) => ({ mention: name.mention, score: scoreOf(name, asked) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const leaders = scored.filter(({ score }) => score === scored[0]?.score).map(({ mention }) => mention);
  const [only] = leaders;
  return leaders.length === 1 && only
    ? { found: only, unclear: [] }
    : { found: null, unclear: leaders.slice(0, MOST_ASKED_ABOUT) };
}

/**
 * The accounts and campaigns a question names: by whole names, else by the words that single them out, typos included.
 * Names are compared as data; nothing in them is acted upon.
 */
export function findPlaces(question: string, mentions: readonly Mention[]): FoundPlaces {
  const names = mentions.map(nameOf);
  let rest = plainText(question);
  const whole: { mention: Mention; at: number }[] = [];
  const spelled = names.flatMap(({ mention, core }) =>
    [plainText(mention.name), core].map((text) => ({ mention, text })),
  );
  for (const { mention, text } of spelled.sort((a, b) => b.text.length - a.text.length)) {
    const at = rest.indexOf(text);
    if (text.trim().length < SHORTEST_WORD || at < 0 || whole.some((item) => item.mention === mention))
      continue;
    // Several things of one name: none of them is named for certain.
    const namesakes = spelled.filter((other) => other.text === text && other.mention !== mention);
    if (namesakes.length > 0)
      return { found: [], unclear: [mention, ...namesakes.map((other) => other.mention)], rest };
    whole.push({ mention, at });
    rest = rest.slice(0, at) + ' '.repeat(text.length) + rest.slice(at + text.length);
  }
  if (whole.length > 0)
    return { found: whole.sort((a, b) => a.at - b.at).map(({ mention }) => mention), unclear: [], rest };
  const pieces = rest.split(BETWEEN).map((piece) => bestOf(piece, names));
  const found = [...new Set(pieces.flatMap((piece) => piece.found ?? []))];
  const best = bestOf(rest, names);
  if (found.length > 1) return { found, unclear: [], rest };
  return { found: best.found ? [best.found] : [], unclear: best.unclear, rest };
}
