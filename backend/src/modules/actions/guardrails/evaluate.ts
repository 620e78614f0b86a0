import {
  type Capability,
  type Change,
  capabilityFor,
  microsToDecimal,
  type Verdict,
} from '@adwright/contracts';

type Check = Verdict['checks'][number];

/** All that the limits are judged from, loaded beforehand so that judging is pure. Money in micros of the account. */
export interface GuardrailFacts {
  readonly writesStopped: boolean;
  readonly stoppedByOperator: boolean;
  readonly writable: boolean;
  readonly capabilities: readonly Capability[];
  readonly currency: string;
  readonly limits: {
    readonly maxStepPercent: number;
    readonly max24hPercent: number;
    readonly max7dPercent: number;
  };
  /** Hours since the account was last synced; null = never. */
  readonly hoursSinceSync: number | null;
  /** Sum of daily budgets of what runs now, and the most it may reach; null when the ceiling cannot be known. */
  readonly runningDailyBudgets: bigint;
  readonly ceiling: bigint | null;
  readonly perChange: readonly ChangeFacts[];
  /** Facts the business wrote down that hold the plan back; empty when none does. */
  readonly businessFacts: readonly Check[];
}

export interface ChangeFacts {
  /** Whether `from` is what the platform (or the last sync) holds; null when it could not be read. */
  readonly fromHolds: boolean | null;
  /** What is there now, for the message. */
  readonly currentText: string | null;
  /** The value at the start of the window, when our changes touched the same field within it; else null. */
  readonly valueAt24h: bigint | null;
  readonly valueAt7d: bigint | null;
  /** Daily budget that starts to run when the entity is enabled; 0 where none. */
  readonly enablesDailyBudget: bigint;
}

/** Facts older than this are no ground to spend on. */
const STALE_HOURS = 72;

function percent(from: bigint, to: bigint): number {
  if (from === to) return 0;
  if (from <= 0n) return Number.POSITIVE_INFINITY;
  const difference = to > from ? to - from : from - to;
  return Number((difference * 10_000n) / from) / 100;
}

function percentText(value: number): string {
  return Number.isFinite(value) ? `${value} %` : 'from nothing';
}

function amount(micros: bigint, currency: string): string {
  return `${microsToDecimal(micros)} ${currency}`;
}

/** Budget and bid changes as numbers; everything else has no step. */
function amounts(change: Change): { from: bigint; to: bigint } | null {
  if (change.kind !== 'set_budget' && change.kind !== 'set_bid') return null;
  return { from: BigInt(change.from), to: BigInt(change.to) };
}

function stepChecks(change: Change, facts: ChangeFacts, all: GuardrailFacts): Check[] {
  const values = amounts(change);
  if (!values) return [];
  const { limits, currency } = all;
  const window = (rule: Check['rule'], label: string, start: bigint | null, limit: number): Check => {
    const base = start ?? values.from;
    const size = percent(base, values.to);
    return {
      rule,
      passed: values.to > 0n && size <= limit,
      message: `${label}: ${amount(base, currency)} to ${amount(values.to, currency)}, ${percentText(size)}; the limit is ${limit} %.`,
    };
  };
  return [
    window('step', 'This step', null, limits.maxStepPercent),
    window('cumulative_24h', 'Over 24 hours', facts.valueAt24h, limits.max24hPercent),
    window('cumulative_7d', 'Over 7 days', facts.valueAt7d, limits.max7dPercent),
  ];
}

/** What a change adds to the money that runs per day; negative when it lowers it. */
function addedDailyBudget(change: Change, facts: ChangeFacts): bigint {
  if (change.kind === 'set_budget' && change.period === 'daily')
    return BigInt(change.to) - BigInt(change.from);
  // A campaign is created paused, but a budget with a zero too many is easier to see now than when it is switched on.
  if (change.kind === 'create_campaign') return BigInt(change.to.dailyBudgetMicros);
  if (change.kind === 'set_status' && change.to === 'enabled') return facts.enablesDailyBudget;
  return 0n;
}

function ceilingCheck(changes: readonly Change[], facts: GuardrailFacts): Check[] {
  const added = changes.reduce(
    (sum, change, index) => sum + addedDailyBudget(change, changeFacts(facts, index)),
    0n,
  );
  if (added <= 0n) return [];
  const after = facts.runningDailyBudgets + added;
  const { ceiling, currency } = facts;
  if (ceiling === null) {
    return [
      {
        rule: 'account_ceiling',
        passed: false,
        message: 'No ceiling is known for this account yet: sync it or set one under Guardrails.',
      },
    ];
  }
  return [
    {
      rule: 'account_ceiling',
      passed: after <= ceiling,
      message: `Daily budgets of the account would be ${amount(after, currency)}; its ceiling is ${amount(ceiling, currency)}.`,
    },
  ];
}

function changeFacts(facts: GuardrailFacts, index: number): ChangeFacts {
  const found = facts.perChange[index];
  if (!found) throw new Error(`no facts for change ${index}`);
  return found;
}

function fromCheck(facts: ChangeFacts): Check {
  if (facts.fromHolds === null)
    return { rule: 'from_holds', passed: false, message: 'The value that is there now could not be read.' };
  return {
    rule: 'from_holds',
    passed: facts.fromHolds,
    message: facts.fromHolds
      ? 'The value to change is still what it was.'
      : `The value to change is not what it was: it is ${facts.currentText ?? 'gone'} now.`,
  };
}

function sourceChecks(changes: readonly Change[], facts: GuardrailFacts): Check[] {
  const checks: Check[] = [
    {
      rule: 'writes_stopped',
      passed: !facts.writesStopped && !facts.stoppedByOperator,
      message: facts.stoppedByOperator
        ? 'The operator of this installation has stopped all writes (ADWRIGHT_WRITES=off).'
        : facts.writesStopped
          ? 'Writes are stopped in this workspace.'
          : 'Writes are allowed.',
    },
    {
      rule: 'read_only_source',
      passed: facts.writable,
      message: facts.writable
        ? 'The connection may write.'
        : 'This account is read-only here: its data came from a file, or the grant does not include writing.',
    },
    {
      rule: 'data_fresh',
      passed: facts.hoursSinceSync !== null && facts.hoursSinceSync <= STALE_HOURS,
      message:
        facts.hoursSinceSync === null
          ? 'The account was never synced.'
          : `The account was synced ${Math.round(facts.hoursSinceSync)} hours ago; at most ${STALE_HOURS} are allowed.`,
    },
  ];
  const currencyKnown = Intl.supportedValuesOf('currency').includes(facts.currency);
  checks.push({
    rule: 'currency_known',
    passed: currencyKnown,
    message: currencyKnown
      ? `The currency ${facts.currency} is known.`
      : `The currency ${facts.currency} is unknown, so its smallest unit is too.`,
  });
  for (const change of changes) {
    const needed = capabilityFor(change);
    const passed = needed !== null && facts.capabilities.includes(needed);
    checks.push({
      rule: 'capability',
      passed,
      message: passed
        ? `The platform supports ${needed}.`
        : `The platform cannot do this: ${needed ?? change.kind}.`,
    });
  }
  return checks;
}

/**
 * Judges a plan against the limits. Fails closed: what cannot be known does not pass. An undo puts back a value that
 * held before, so step and cumulative limits do not apply to it; all others do, what the business wrote down included.
 */
export function evaluateGuardrails(
  changes: readonly Change[],
  facts: GuardrailFacts,
  options: { undo: boolean },
): Verdict {
  const checks = [
    ...sourceChecks(changes, facts),
    ...changes.map((_, index) => fromCheck(changeFacts(facts, index))),
    ...(options.undo
      ? []
      : changes.flatMap((change, index) => stepChecks(change, changeFacts(facts, index), facts))),
    ...ceilingCheck(changes, facts),
    ...facts.businessFacts,
  ];
  return { allowed: checks.length > 0 && checks.every((check) => check.passed), checks };
}
