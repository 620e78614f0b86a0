import type { Faults } from '../http/faults.js';
import type { Runtime } from '../store/runtime.js';
import type { Lead } from '../world/leads.js';
import { letterOf } from './letters.js';
import type { Reach } from './reach.js';
import { type Registrations, targetOf } from './registrations.js';
import { send } from './send.js';

const MINUTE_MS = 60_000;
/** Virtual waits after a refusal: at once, then ever less often, for 36 hours in all. */
const WAITS_MS = [0, 1, 5, 30, 120, 360, 720, 900].map((minutes) => minutes * MINUTE_MS);
const POLL_MS = 2_000;
const HOLD_MS = 2_000;
const KEPT = 1_000;

/** A lead on its way. */
interface Job {
  lead: Lead;
  test: boolean;
  /** Attempts made. */
  attempts: number;
  /** Virtual instant of the next attempt. */
  dueAt: number;
  /** Real instant until which it lets others pass; 0 = it does not. */
  heldUntil: number;
}

/** One request that was sent. */
export interface Delivery {
  account: string;
  leadId: string;
  /** Virtual instant. */
  at: string;
  attempt: number;
  forged: boolean;
  /** What the receiver answered, or why there was no answer. */
  status: number | null;
  error?: string;
}

export interface WebhookOptions {
  reach: Reach;
  timeoutMs: number;
}

/**
 * Tells receivers of leads as the vendors do: at least once, in no promised order, again when the answer is not 2xx.
 * What was settled is in the log, so that a restart repeats some letters and loses none.
 */
export class LeadWebhooks {
  readonly deliveries: Delivery[] = [];
  private readonly jobs: Job[] = [];
  private readonly seen = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private readonly stop = new AbortController();

  constructor(
    private readonly runtime: Runtime,
    private readonly faults: Faults,
    readonly options: WebhookOptions,
  ) {
    this.wake();
  }

  get open(): number {
    return this.jobs.length;
  }

  /** Changes who listens. An account that begins to be heard is heard from now on: nothing is sent afterwards. */
  register(change: (now: Registrations) => Partial<Registrations>): void {
    const before = this.runtime.registrations;
    const after = { ...before, ...change(before) };
    const settled = { ...after.settled };
    for (const { account } of this.runtime.world.states()) {
      if (targetOf(after, account) && !targetOf(before, account)) settled[account.id] = this.runtime.now();
    }
    this.runtime.register({ ...after, settled });
    this.wake();
  }

  /** Sends test data, as a person may when setting a form up; it is no lead of the account. */
  test(lead: Lead): void {
    this.jobs.push({ lead, test: true, attempts: 0, dueAt: this.runtime.now(), heldUntil: 0 });
    this.wake();
  }

  /** Looks for what is due; call it when the clock was moved or a lead came. */
  wake(): void {
    if (this.stop.signal.aborted) return;
    this.again = true;
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
  }

  async close(): Promise<void> {
    this.stop.abort();
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.again && !this.stop.signal.aborted) {
      this.again = false;
      this.collect();
      for (let job = this.next(); job && !this.stop.signal.aborted; job = this.next()) await this.handle(job);
    }
    const listened = this.runtime.world
      .states()
      .some(({ account }) => targetOf(this.runtime.registrations, account));
    if (this.stop.signal.aborted || !(listened || this.jobs.length > 0)) return;
    if (this.timer) clearTimeout(this.timer);
    const held = Math.min(
      ...this.jobs.flatMap((job) => (job.heldUntil > 0 ? [job.heldUntil - Date.now()] : [])),
    );
    this.timer = setTimeout(() => this.wake(), Math.max(1, Math.min(POLL_MS, held))).unref();
  }

  /** New leads of accounts that are listened to become jobs. */
  private collect(): void {
    const { runtime } = this;
    const now = runtime.now();
    for (const state of runtime.world.states()) {
      const { account } = state;
      if (!targetOf(runtime.registrations, account)) continue;
      const settled = runtime.registrations.settled[account.id] ?? 0;
      for (const lead of runtime.leads.until(state, now)) {
        if (lead.at <= settled || this.seen.has(lead.id)) continue;
        this.seen.add(lead.id);
        this.jobs.push({ lead, test: false, attempts: 0, dueAt: now, heldUntil: 0 });
      }
    }
  }

  /** The next job that is due, oldest lead first; a held one waits until another of its account has gone. */
  private next(): Job | undefined {
    const now = this.runtime.now();
    const due = this.jobs.filter((job) => job.dueAt <= now && job.heldUntil <= Date.now());
    const [job] = due.sort((a, b) => a.lead.at - b.lead.at);
    if (!job || job.attempts > 0 || job.heldUntil > 0) return job;
    const late = this.faults.take(job.lead.accountId, 'webhook_out_of_order');
    if (!late) return job;
    job.heldUntil = Date.now() + (late.delayMs ?? HOLD_MS);
    return this.next();
  }

  private async handle(job: Job): Promise<void> {
    const { accountId } = job.lead;
    const taken = await this.attempt(job);
    if (taken === 'accepted' && this.faults.take(accountId, 'webhook_duplicate')) await this.attempt(job);
    const wait = WAITS_MS[job.attempts - 1];
    if (taken === 'refused' && wait !== undefined) {
      job.dueAt = this.runtime.now() + wait;
      return;
    }
    this.jobs.splice(this.jobs.indexOf(job), 1);
    for (const other of this.jobs)
      if (other.lead.accountId === accountId && other.heldUntil > 0) other.heldUntil = 1;
    if (!job.test) this.settle(accountId);
  }

  private async attempt(job: Job): Promise<'accepted' | 'refused' | 'nobody'> {
    const { lead, test } = job;
    const now = this.runtime.now();
    const account = this.runtime.world.find(lead.accountId)?.account;
    const target = account && targetOf(this.runtime.registrations, account);
    if (!target) return 'nobody';
    const forged = this.faults.take(lead.accountId, 'webhook_bad_signature') !== undefined;
    const letter = letterOf({ lead, account, target, forged, test, now });
    job.attempts += 1;
    const entry: Delivery = {
      account: lead.accountId,
      leadId: lead.id,
      at: new Date(now).toISOString(),
      attempt: job.attempts,
      forged,
      status: null,
    };
    try {
      const { reach, timeoutMs } = this.options;
      entry.status = (await send(letter, reach, timeoutMs, this.stop.signal)).status;
    } catch (error) {
      entry.error = error instanceof Error ? error.message : String(error);
    }
    this.deliveries.push(entry);
    if (this.deliveries.length > KEPT) this.deliveries.shift();
    return entry.status !== null && entry.status >= 200 && entry.status < 300 ? 'accepted' : 'refused';
  }

  /** Everything older than the oldest lead still open is done with. */
  private settle(accountId: string): void {
    const { runtime } = this;
    const open = this.jobs.filter((job) => !job.test && job.lead.accountId === accountId);
    const at = Math.min(runtime.now(), ...open.map((job) => job.lead.at - 1));
    const { settled } = runtime.registrations;
    if (at <= (settled[accountId] ?? 0)) return;
    runtime.register({ ...runtime.registrations, settled: { ...settled, [accountId]: at } });
  }
}
