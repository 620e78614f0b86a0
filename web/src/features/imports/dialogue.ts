import type { Import, Question } from '@adwright/contracts';
import type { ApiProblem } from '../../shared/api/problem.js';
import type { Answers } from './api/create-import.js';

/** Where the dialogue about one file stands. */
export type Step =
  | { readonly name: 'choose' }
  | { readonly name: 'sending'; readonly dryRun: boolean; readonly uploaded: number }
  | { readonly name: 'questions' }
  | { readonly name: 'preview'; readonly preview: Import }
  | { readonly name: 'failed'; readonly problem: ApiProblem; readonly dryRun: boolean };

export interface Dialogue {
  readonly file: File | null;
  readonly answers: Answers;
  /** Everything asked so far about this file, so that an earlier answer can still be mended. */
  readonly asked: readonly Question[];
  readonly step: Step;
}

export type DialogueEvent =
  | { readonly type: 'chosen'; readonly file: File; readonly answers: Answers }
  | { readonly type: 'answered'; readonly answers: Answers }
  | { readonly type: 'sent'; readonly dryRun: boolean }
  | { readonly type: 'uploaded'; readonly share: number }
  | { readonly type: 'read'; readonly preview: Import }
  | { readonly type: 'refused'; readonly problem: ApiProblem; readonly dryRun: boolean }
  | { readonly type: 'reset' };

export const emptyDialogue: Dialogue = { file: null, answers: {}, asked: [], step: { name: 'choose' } };

/** A question asked again replaces itself: its options may have become fewer. */
function mergeQuestions(before: readonly Question[], now: readonly Question[]): Question[] {
  const again = new Set(now.map(({ field }) => field));
  return [...before.filter(({ field }) => !again.has(field)), ...now];
}

function refused(dialogue: Dialogue, problem: ApiProblem, dryRun: boolean): Dialogue {
  if (problem.code === 'questions') {
    return {
      ...dialogue,
      asked: mergeQuestions(dialogue.asked, problem.questions),
      step: { name: 'questions' },
    };
  }
  if (problem.code === 'cancelled') return { ...dialogue, step: { name: 'choose' } };
  return { ...dialogue, step: { name: 'failed', problem, dryRun } };
}

/** The dialogue about one file: choose, read, answer, look, import. Each event leads to exactly one next state. */
export function advance(dialogue: Dialogue, event: DialogueEvent): Dialogue {
  switch (event.type) {
    case 'chosen':
      return { ...emptyDialogue, file: event.file, answers: event.answers };
    case 'answered':
      return { ...dialogue, answers: { ...dialogue.answers, ...event.answers } };
    case 'sent':
      return { ...dialogue, step: { name: 'sending', dryRun: event.dryRun, uploaded: 0 } };
    case 'uploaded':
      return dialogue.step.name === 'sending'
        ? { ...dialogue, step: { ...dialogue.step, uploaded: event.share } }
        : dialogue;
    case 'read':
      return { ...dialogue, step: { name: 'preview', preview: event.preview } };
    case 'refused':
      return refused(dialogue, event.problem, event.dryRun);
    case 'reset':
      return emptyDialogue;
  }
}
