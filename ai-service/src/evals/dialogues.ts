import { scripts } from '../builder/testing/dialogues/index.js';
import { judgeDialogue, type Outcome } from '../builder/testing/judge-dialogue.js';

/** A wrong critical value moves money: it weighs as much as ten others. */
const CRITICAL_WEIGHT = 10;

interface Tally {
  dialogues: number;
  /** Complete and confirmed where the person meant it to be, and not where they did not. */
  endedAsMeant: number;
  wrongCritical: number;
  wrongOther: number;
  unconfirmedPublished: number;
}

function add(tally: Tally, asMeant: boolean, outcome: Outcome): Tally {
  return {
    dialogues: tally.dialogues + 1,
    endedAsMeant: tally.endedAsMeant + (asMeant ? 1 : 0),
    wrongCritical: tally.wrongCritical + outcome.wrongCritical.length,
    wrongOther: tally.wrongOther + outcome.wrongOther.length,
    // What could be published while a critical value was never asked about and answered with yes.
    unconfirmedPublished:
      tally.unconfirmedPublished + (outcome.complete && outcome.unasked.length > 0 ? 1 : 0),
  };
}

const NONE: Tally = {
  dialogues: 0,
  endedAsMeant: 0,
  wrongCritical: 0,
  wrongOther: 0,
  unconfirmedPublished: 0,
};

/**
 * Whole dialogues over the offline builder, by language and by style; the scripts are the product's own. Prints a JSON line a
 * group. Met when nothing could be published unconfirmed and no critical value is wrong.
 */
export function evaluateDialogues(_data: string): Promise<boolean> {
  const groups = new Map<string, Tally>();
  for (const script of scripts) {
    const outcome = judgeDialogue(script);
    const asMeant = outcome.complete === script.complete;
    for (const group of ['all', script.language, script.style])
      groups.set(group, add(groups.get(group) ?? NONE, asMeant, outcome));
  }
  for (const [group, { endedAsMeant, ...tally }] of groups) {
    const penalty = (CRITICAL_WEIGHT * tally.wrongCritical + tally.wrongOther) / tally.dialogues;
    const share = endedAsMeant / tally.dialogues;
    console.log(
      JSON.stringify({ eval: 'dialogues', group, engine: 'offline', ...tally, endedAsMeant: share, penalty }),
    );
  }
  const all = groups.get('all') ?? NONE;
  return Promise.resolve(all.unconfirmedPublished === 0 && all.wrongCritical === 0);
}
