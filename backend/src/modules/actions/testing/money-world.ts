import type { Action, Change } from '@adwright/contracts';
import { startTestSandbox } from '../../../../../ops/testing/sandbox.js';
import { startTestApp, type TestUser } from '../../../common/testing/test-app.js';
import { Database } from '../../../database/database.js';
import { memberScope, systemScope } from '../../../database/scope.js';
import { ConnectionsService } from '../../connections/connections.service.js';
import { ActionExecutor } from '../action-executor.js';

/** The account and the campaign of the simulated world that the tests spend on. */
const ACCOUNT = '7318264950';
const CAMPAIGN = 'Suche | E-Bikes';

interface SandboxBudget {
  id: string;
  amountMicros: number;
}
interface SandboxCampaign {
  id: string;
  name: string;
  status: string;
  budgetId: string;
}

/** An owner with one writable Google account of the sandbox, one campaign, and a suggestion to raise its budget. */
export async function startMoneyWorld() {
  const sandbox = await startTestSandbox();
  const app = await startTestApp({ SANDBOX_URL: sandbox.url });
  const owner = await app.signUp();
  const scope = memberScope({
    workspaceId: owner.workspaceId,
    userId: owner.id,
    role: 'owner',
    clients: 'all',
  });
  const system = systemScope(owner.workspaceId);
  const database = app.app.get(Database, { strict: false });
  const connection = await app.app.get(ConnectionsService, { strict: false }).connectSandbox(scope, 'google');

  async function control<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${sandbox.url}/_control${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
    return JSON.parse(text === '' ? 'null' : text) as T;
  }
  const truth = <T>(type: string) => control<T>('GET', `/state/google/${ACCOUNT}?type=${type}`);
  const campaign = async () => {
    const { campaigns } = await truth<{ campaigns: SandboxCampaign[] }>('campaign');
    const found = campaigns.find((item) => item.name === CAMPAIGN);
    if (!found) throw new Error(`the sandbox has no campaign ${CAMPAIGN}`);
    return found;
  };
  const budget = async (): Promise<bigint> => {
    const { budgetId } = await campaign();
    const { budgets } = await truth<{ budgets: SandboxBudget[] }>('budget');
    const found = budgets.find((item) => item.id === budgetId);
    if (!found) throw new Error('the campaign has no budget');
    return BigInt(found.amountMicros);
  };

  const { id: externalId } = await campaign();
  const first = await budget();
  const { adAccountId, clientId } = await database.scoped(system, async (tx) => {
    const { clientId: client } = await tx.connection.findUniqueOrThrow({ where: { id: connection.id } });
    const common = { workspaceId: owner.workspaceId, clientId: client };
    const account = await tx.adAccount.create({
      data: {
        ...common,
        connectionId: connection.id,
        platform: 'google',
        externalId: ACCOUNT,
        managerExternalId: '5550001111',
        name: 'Shop',
        currency: 'EUR',
        timeZone: 'Europe/Berlin',
        writable: true,
        lastSyncedAt: new Date(),
      },
    });
    await tx.campaign.create({
      data: {
        ...common,
        adAccountId: account.id,
        externalId,
        name: CAMPAIGN,
        status: 'enabled',
        budgetMicros: first,
        budgetPeriod: 'daily',
        budgetOwner: 'campaign',
      },
    });
    await tx.accountDaily.create({
      data: {
        ...common,
        adAccountId: account.id,
        date: new Date(),
        costMicros: first * 10n,
        fromLevel: 'campaign',
        fromSource: 'api',
      },
    });
    return { adAccountId: account.id, clientId: client };
  });
  const credentials = await control<{ google: { loginCustomerId: string } }>('GET', '/credentials');
  await database.scoped(system, (tx) =>
    tx.adAccount.update({
      where: { id: adAccountId },
      data: { managerExternalId: credentials.google.loginCustomerId },
    }),
  );

  const target = { level: 'campaign' as const, externalId, name: CAMPAIGN };
  const raise = (from: bigint, to: bigint): Change => ({
    kind: 'set_budget',
    target,
    period: 'daily',
    from: `${from}`,
    to: `${to}`,
  });

  /** An open suggestion for a change, as the judge would leave it. */
  async function suggest(change: Change): Promise<string> {
    return database.scoped(system, async (tx) => {
      const judgeRun = await tx.judgeRun.create({
        data: {
          workspaceId: owner.workspaceId,
          clientId,
          adAccountId,
          cause: 'sync',
          state: 'done',
          correlationId: 'test',
        },
      });
      const row = await tx.suggestion.create({
        data: {
          workspaceId: owner.workspaceId,
          clientId,
          adAccountId,
          judgeRunId: judgeRun.id,
          rule: 'test',
          direction: 'raise',
          fingerprint: judgeRun.id,
          applicable: true,
          score: 50,
          title: 'Raise the budget',
          why: 'Because.',
          level: 'campaign',
          entityExternalId: externalId,
          entityName: CAMPAIGN,
          change,
          asOf: new Date(),
          body: {
            conditions: [],
            evidence: [],
            replay: { summary: '', points: [], timesProposed: 0, timesAsked: 0 },
            risk: { level: 'low', text: '' },
            impact: null,
            manualSteps: [],
          },
        },
      });
      return row.id;
    });
  }

  return {
    app,
    sandbox,
    owner,
    database,
    system,
    adAccountId,
    clientId,
    externalId,
    target,
    raise,
    suggest,
    budget,
    campaign,
    control,
    account: ACCOUNT,
    fault: (kind: string, more: object = {}) =>
      control('POST', '/faults', { account: ACCOUNT, kind, times: 1, ...more }),
    /** What a worker does when it is woken for the action. */
    work: (actionId: string) =>
      app.app.get(ActionExecutor, { strict: false }).run(owner.workspaceId, actionId),
    action: async (actionId: string, as: TestUser = owner) =>
      (await as.client.get<Action>(`/actions/${actionId}`)).body,
    /** How many times a budget was really sent to the platform, whatever came of it. */
    sends: async () => {
      const { requests } = await control<{
        requests: { path: string; body: { validateOnly?: boolean } | null }[];
      }>('GET', '/requests?path=campaignBudgets:mutate');
      return requests.filter(
        (request) => request.path.includes('campaignBudgets:mutate') && request.body?.validateOnly !== true,
      ).length;
    },
    close: async () => {
      await app.close();
      await sandbox.close();
    },
  };
}

export type MoneyWorld = Awaited<ReturnType<typeof startMoneyWorld>>;
