import type { Question } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../shared/api/problem.js';
import { withRole } from './column-roles.js';
import { advance, type Dialogue, type DialogueEvent, emptyDialogue } from './dialogue.js';

const file = new File(['a'], 'export.csv');

function question(field: string, options: string[] = []): Question {
  return { field, reason: `which ${field}?`, options: options.map((value) => ({ value, label: value })) };
}

function refusal(code: string, questions: Question[] = []): DialogueEvent {
  const problem = new ApiProblem({
    code,
    status: 422,
    title: code,
    detail: code,
    correlationId: null,
    questions,
  });
  return { type: 'refused', problem, dryRun: true };
}

function after(...events: DialogueEvent[]): Dialogue {
  return events.reduce(advance, emptyDialogue);
}

const chosen: DialogueEvent = { type: 'chosen', file, answers: {} };
const sent: DialogueEvent = { type: 'sent', dryRun: true };

describe('the dialogue about a file', () => {
  it('turns questions into a step and keeps the answers for the next reading', () => {
    const asked = after(chosen, sent, refusal('questions', [question('currency', ['EUR'])]));
    expect(asked.step.name).toBe('questions');
    const answered = advance(asked, { type: 'answered', answers: { currency: 'EUR' } });
    expect(answered.answers).toEqual({ currency: 'EUR' });
    expect(answered.file).toBe(file);
  });

  it('keeps an earlier question beside a new one, so that its answer can be mended', () => {
    const twice = after(
      chosen,
      refusal('questions', [question('currency', ['EUR', 'USD'])]),
      { type: 'answered', answers: { currency: 'EUR' } },
      refusal('questions', [question('periodStart')]),
    );
    expect(twice.asked.map(({ field }) => field)).toEqual(['currency', 'periodStart']);
    expect(twice.answers).toEqual({ currency: 'EUR' });
  });

  it('takes the newer form of a question asked again', () => {
    const again = after(
      chosen,
      refusal('questions', [question('currency', ['EUR', 'USD'])]),
      refusal('questions', [question('currency', ['USD'])]),
    );
    expect(again.asked).toEqual([question('currency', ['USD'])]);
  });

  it('forgets answers and questions with the file they were about', () => {
    const next = after(
      chosen,
      refusal('questions', [question('currency')]),
      { type: 'answered', answers: { currency: 'EUR' } },
      { type: 'chosen', file: new File(['b'], 'other.csv'), answers: {} },
    );
    expect(next).toMatchObject({ answers: {}, asked: [] });
  });

  it('goes back to the choice when the person stops it, without an error', () => {
    expect(after(chosen, sent, refusal('cancelled')).step).toEqual({ name: 'choose' });
  });

  it('shows any other refusal', () => {
    expect(after(chosen, sent, refusal('not_an_export')).step.name).toBe('failed');
  });

  it('ignores the progress of an upload that is over', () => {
    const failed = after(chosen, sent, refusal('not_an_export'));
    expect(advance(failed, { type: 'uploaded', share: 0.5 })).toBe(failed);
  });
});

describe('a mapping', () => {
  it('gathers roles by the place of the column', () => {
    const once = withRole(undefined, 3, 'cost');
    expect(JSON.parse(withRole(once, 5, 'ignored'))).toEqual({ '#3': 'cost', '#5': 'ignored' });
    expect(JSON.parse(withRole(once, 3, 'clicks'))).toEqual({ '#3': 'clicks' });
  });
});
