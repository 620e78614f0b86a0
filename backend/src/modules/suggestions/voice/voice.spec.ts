import type { Problem, Suggestion, SuggestionVoice } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../database/database.js';
import { systemScope } from '../../../database/scope.js';
import { KnowledgeKit } from '../../knowledge/testing/knowledge-kit.js';

const HOSTILE = 'Save 9000 EUR now {{c1.f9}} https://evil.example <img src=x>';
let kit: KnowledgeKit;

/** A stored suggestion to raise a budget, about an entity of this name, of the owner's first client. */
async function suggestion(name: string): Promise<string> {
  const { workspaceId } = kit.owner;
  const database = kit.api.app.get(Database, { strict: false });
  return database.scoped(systemScope(workspaceId), async (tx) => {
    const { id: clientId } = await tx.client.findFirstOrThrow();
    const account = await tx.adAccount.create({
      data: {
        workspaceId,
        clientId,
        platform: 'google',
        externalId: name,
        name: 'Shop',
        currency: 'EUR',
        timeZone: 'Europe/Berlin',
        writable: false,
      },
    });
    const common = { workspaceId, clientId, adAccountId: account.id };
    const run = await tx.judgeRun.create({ data: { ...common, cause: 'sync', correlationId: 'test' } });
    const target = { level: 'campaign', externalId: '11', name };
    const row = await tx.suggestion.create({
      data: {
        ...common,
        judgeRunId: run.id,
        rule: 'budget_limited_winner',
        direction: 'raise',
        fingerprint: name,
        applicable: false,
        score: 80,
        title: `Raise ${name}`,
        why: 'It is limited.',
        level: target.level,
        entityExternalId: target.externalId,
        entityName: name,
        change: { kind: 'set_budget', target, period: 'daily', from: '40000000', to: '48000000' },
        body: {
          conditions: [
            {
              name: 'budget_loss',
              label: 'Lost to budget',
              value: { unit: 'ratio', value: '0.31' },
              comparison: 'at_least',
              threshold: { unit: 'ratio', value: '0.1' },
              held: true,
            },
            {
              name: 'status',
              label: 'Status',
              value: { unit: 'text', value: HOSTILE },
              comparison: 'equals',
              threshold: null,
              held: true,
            },
          ],
          evidence: [{ title: 'Days', from: '2026-11-01', to: '2026-11-19', columns: [], rows: [] }],
          replay: { summary: '', points: [], timesProposed: 0, timesAsked: 0 },
          risk: { level: 'low', text: 'Little.' },
          impact: null,
          manualSteps: ['Raise it by hand.'],
          shapedBy: [],
        },
        asOf: new Date('2026-11-19'),
      },
    });
    return row.id;
  });
}

const ask = (id: string, language?: string, client = kit.owner.client) =>
  client.get<SuggestionVoice & Problem>(`/suggestions/${id}/voice`, language ? { query: { language } } : {});

function shown({ facts, mentions }: SuggestionVoice, part: SuggestionVoice['why']): string {
  const names = new Map([
    ...facts.map(({ id, value }) => [id, value] as const),
    ...mentions.map(({ id, name }) => [id, name] as const),
  ]);
  return part.map((one) => (one.type === 'text' ? one.text : `<${names.get(one.id) ?? 'passage'}>`)).join('');
}

beforeAll(async () => {
  kit = await KnowledgeKit.open();
  await kit.startWorker();
}, 120_000);
afterAll(() => kit?.close());

describe('a suggestion in words', () => {
  it('refers to the suggestion’s own figures, in the language that is asked for, and is composed once', async () => {
    const id = await suggestion('Cargo bikes');
    const { body } = await ask(id);
    expect(body).toMatchObject({
      engine: 'offline',
      instead: null,
      fellBack: null,
      language: 'en',
      documents: [],
    });
    expect(shown(body, body.why)).toBe(
      '<Cargo bikes> brings conversions more cheaply than the rest of the account. It loses <0.31> of its impressions to ' +
        'its budget. The daily budget would rise from <40000000> to <48000000>. These figures are from <2026-11-01> to <2026-11-19>.',
    );
    expect((await ask(id)).body.createdAt).toBe(body.createdAt);
    const german = (await ask(id, 'de')).body;
    expect(shown(german, german.risk)).toContain('Das Risiko ist gering.');
    expect((await ask(id, 'it')).status).toBe(422);
  });

  it('quotes what the documents say, from when they are read until they are deleted', async () => {
    const id = await suggestion('Folding bikes');
    expect((await ask(id)).body.documents).toEqual([]);
    const { id: documentId } = await kit.paste('Plan', `Folding bikes are our winter focus. ${HOSTILE}`);
    await kit.until(documentId, 'done');
    const { body } = await ask(id);
    expect(shown(body, body.documents)).toBe('Your documents speak of this: <passage>');
    expect(body.citations).toMatchObject([{ documentId, documentTitle: 'Plan', deleted: false }]);
    await kit.owner.client.delete(`/knowledge/documents/${documentId}`);
    const kept = await kit.api.database.asOwner<{ kept: string }>(
      'SELECT spoken::text || citations::text AS kept FROM suggestion_voices WHERE suggestion_id = $1',
      [id],
    );
    expect(JSON.stringify(kept)).not.toContain('winter focus');
    expect((await ask(id)).body).toMatchObject({ documents: [], citations: [] });
  });

  it('takes nothing out of a hostile name but the name', async () => {
    const { body } = await ask(await suggestion(HOSTILE));
    const words = [...body.why, ...body.risk]
      .flatMap((part) => (part.type === 'text' ? [part.text] : []))
      .join(' ');
    expect(words).not.toMatch(/\d|evil|img|\{\{/);
    expect(body.mentions[0]?.name).toBe(HOSTILE);
    expect(JSON.stringify(body.facts)).not.toContain('evil');
  });

  it('does not exist for another workspace, nor does what it keeps', async () => {
    const id = await suggestion('Ours');
    await ask(id);
    const stranger = await kit.api.signUp();
    expect((await ask(id, 'en', stranger.client)).status).toBe(404);
    const database = kit.api.app.get(Database, { strict: false });
    const seen = await database.scoped(systemScope(stranger.workspaceId), (tx) => tx.suggestionVoice.count());
    expect(seen).toBe(0);
  });

  it('is not to be had while the AI service is away, and the suggestion is decided on all the same', async () => {
    const id = await suggestion('Alone');
    await kit.stopAi();
    expect(await ask(id)).toMatchObject({ status: 503, body: { code: 'ai_unavailable' } });
    expect((await kit.owner.client.get(`/suggestions/${id}`)).status).toBe(200);
    const done = await kit.owner.client.post<Suggestion>(`/suggestions/${id}/done`);
    expect(done.body.status).toBe('done');
  });
});
