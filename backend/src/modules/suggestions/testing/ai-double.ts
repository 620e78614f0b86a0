import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import {
  aiHealth,
  type Finding,
  type JudgeResult,
  type ModelProposals,
  type Proposal,
  type ProposalSheet,
  proposeChanges,
  type Snapshot,
} from '@adwright/contracts';

/** What the double answers with; anything may be given, since hostile answers are tested too. */
export interface AiAnswer {
  readonly status?: number;
  readonly body: unknown;
}

/** Nothing, from a model that was asked. */
export const NO_PROPOSALS: ModelProposals = {
  engine: 'double',
  prompt: 'model-proposals/1',
  instead: null,
  failed: false,
  proposals: [],
  refused: [],
};

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** The AI service over HTTP: its judge, and a model's own proposals, answering what a test says and keeping what it was given. */
export async function startAiDouble() {
  const snapshots: Snapshot[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const sheets: ProposalSheet[] = [];
  let engine = 'offline';
  let propose: (sheet: ProposalSheet) => unknown = () => NO_PROPOSALS;
  let answer: (snapshot: Snapshot) => AiAnswer = (snapshot) => ({ body: result(snapshot) });
  const server = createServer((request, response) => {
    readBody(request).then(
      (bytes) => {
        const say = (status: number, body: unknown) =>
          response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
        if (request.url === aiHealth.path) return say(200, { status: 'ok', engine });
        if (request.url === proposeChanges.path) {
          const sheet = JSON.parse(bytes.toString('utf8')) as ProposalSheet;
          sheets.push(sheet);
          return say(200, propose(sheet));
        }
        const { snapshot } = JSON.parse(gunzipSync(bytes).toString('utf8')) as { snapshot: Snapshot };
        snapshots.push(snapshot);
        headers.push(request.headers);
        const { status = 200, body } = answer(snapshot);
        return say(status, body);
      },
      (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    snapshots,
    headers,
    sheets,
    /** From now on a model is configured, and this is what comes of asking it. */
    proposeWith: (next: (sheet: ProposalSheet) => unknown) => {
      engine = 'double';
      propose = next;
    },
    answerWith: (next: (snapshot: Snapshot) => AiAnswer) => {
      answer = next;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** A judge's answer for a snapshot. */
export function result(
  snapshot: Snapshot,
  proposals: readonly Proposal[] = [],
  findings: readonly Finding[] = [],
): JudgeResult {
  return {
    engine: 'double',
    asOf: snapshot.asOf,
    refusedBecause: null,
    proposals: [...proposals],
    judgements: [],
    findings: [...findings],
  };
}

/** A proposal to raise the first campaign's budget by a fifth, to be altered by tests. */
export function raiseOf(snapshot: Snapshot): Proposal {
  const campaign = snapshot.entities.find((entity) => entity.level === 'campaign');
  if (!campaign?.budget) throw new Error('the snapshot has no campaign with a budget');
  const target = { level: campaign.level, externalId: campaign.externalId, name: campaign.name };
  const from = campaign.budget.amountMicros;
  return {
    rule: 'budget_limited_winner',
    direction: 'raise',
    title: 'Raise the budget',
    why: 'It loses impressions to its budget.',
    risk: { level: 'low', text: 'It may spend more.' },
    target,
    change: {
      kind: 'set_budget',
      target,
      period: campaign.budget.period,
      from,
      to: ((BigInt(from) * 6n) / 5n).toString(),
    },
    manualSteps: [],
    conditions: [],
    evidence: [{ title: 'Days', from: snapshot.asOf, to: snapshot.asOf, columns: [], rows: [] }],
    replay: { summary: 'Asked once.', points: [], timesProposed: 0, timesAsked: 1 },
    impact: null,
    shapedBy: [],
    score: 80,
  };
}
