import { NOBODY, type Registrations } from '../webhooks/registrations.js';
import type { Lead } from '../world/leads.js';
import { demoAccounts, outsideEdits, type SyntheticSpec, synthetic } from '../world/seeds/index.js';
import type { AccountState } from '../world/state.js';
import { World } from '../world/world.js';
import type { Actor, Op, Write } from '../world/write.js';
import { LeadBook } from './lead-book.js';
import { Log } from './log.js';

export interface RuntimeOptions {
  dataDir: string;
  seed: number;
  /** Virtual time at the first boot; ignored afterwards. */
  now?: number;
}

/** The world together with its clock and its log: seed, replay, then append. */
export class Runtime {
  readonly world: World;
  readonly revoked = new Set<string>();
  readonly leads: LeadBook;
  registrations: Registrations = NOBODY;
  readonly seed: number;
  private readonly log: Log;
  private readonly pending: Omit<Write, 'seq'>[];
  private readonly anchorAt: number;
  private offsetMs = 0;
  private seq = 0;
  private lastAt = 0;

  constructor(options: RuntimeOptions) {
    this.log = new Log(options.dataDir);
    const records = this.log.read();
    const born = records.find((record) => record.kind === 'born');
    const anchorAt = born ? born.anchorAt : (options.now ?? Date.now());
    this.seed = born ? born.seed : options.seed;
    this.anchorAt = anchorAt;
    this.world = new World(this.seed);
    this.leads = new LeadBook(this.world);
    const accounts = demoAccounts(anchorAt);
    for (const state of accounts) this.world.add(state);
    this.pending = outsideEdits(accounts);
    if (!born) {
      this.log.append({ kind: 'born', seed: this.seed, anchorAt });
      this.setOffset(anchorAt - Date.now());
    }
    for (const record of records) {
      if (record.kind === 'clock') this.offsetMs = record.offsetMs;
      if (record.kind === 'account') this.world.add(synthetic(record.spec, record.anchorDay));
      if (record.kind === 'revoked') this.revoked.add(record.token);
      if (record.kind === 'lead') this.leads.add(record.lead);
      if (record.kind === 'webhooks') this.registrations = record.registrations;
      if (record.kind === 'write') this.replay(record.write);
    }
    this.now();
  }

  /** Virtual now in milliseconds: real time plus offset. Planted foreign edits whose time has come are applied. */
  now(): number {
    const now = Date.now() + this.offsetMs;
    while (this.pending[0] && this.pending[0].at <= now) {
      const edit = this.pending.shift();
      if (edit) this.world.apply({ ...edit, seq: ++this.seq });
    }
    return now;
  }

  /** Moves the virtual clock forward. */
  advance(ms: number): number {
    this.setOffset(this.offsetMs + ms);
    return this.now();
  }

  /** Applies an atomic write now and returns it once it is on disk. Throws WorldError when it does not fit the state. */
  write(accountId: string, actor: Actor, ops: Op[]): Write {
    const at = Math.max(this.now(), this.lastAt);
    const write: Write = { seq: this.seq + 1, at, accountId, actor, ops };
    this.world.apply(write);
    this.seq += 1;
    this.lastAt = at;
    this.log.append({ kind: 'write', write });
    return write;
  }

  /** Adds a generated account whose last day is today. */
  addAccount(spec: SyntheticSpec): AccountState {
    const anchorDay = Math.floor(this.now() / 86_400_000);
    const state = synthetic(spec, anchorDay);
    this.world.add(state);
    this.log.append({ kind: 'account', spec, anchorDay });
    return state;
  }

  revoke(token: string): void {
    this.revoked.add(token);
    this.log.append({ kind: 'revoked', token });
  }

  /** Remembers a lead that came now, whatever the simulator makes. */
  addLead(lead: Lead): void {
    this.leads.add(lead);
    this.log.append({ kind: 'lead', lead });
  }

  register(registrations: Registrations): void {
    this.registrations = registrations;
    this.log.append({ kind: 'webhooks', registrations });
  }

  /** A second world with the same history except the writes a filter drops: the counterfactual of an effect. */
  without(drop: (write: Write) => boolean): World {
    const world = new World(this.seed);
    const accounts = demoAccounts(this.anchorAt);
    for (const state of accounts) world.add(state);
    const writes = this.log.read().flatMap((record) => {
      if (record.kind === 'account') world.add(synthetic(record.spec, record.anchorDay));
      return record.kind === 'write' ? [record.write] : [];
    });
    const now = this.now();
    const edits = outsideEdits(accounts).flatMap((edit) => (edit.at <= now ? [{ ...edit, seq: 0 }] : []));
    for (const write of [...edits, ...writes].sort((a, b) => a.at - b.at))
      if (!drop(write)) world.apply(write);
    return world;
  }

  close(): void {
    this.log.close();
  }

  private replay(write: Write): void {
    while (this.pending[0] && this.pending[0].at <= write.at) {
      const edit = this.pending.shift();
      if (edit) this.world.apply({ ...edit, seq: ++this.seq });
    }
    this.world.apply(write);
    this.seq = Math.max(this.seq, write.seq);
    this.lastAt = write.at;
  }

  private setOffset(offsetMs: number): void {
    this.offsetMs = offsetMs;
    this.log.append({ kind: 'clock', offsetMs });
  }
}
