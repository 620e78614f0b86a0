import { randomUUID } from 'node:crypto';
import type { EndpointOutput, listSessions } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { sha256 } from '../../common/canonical-json.js';
import { Clock } from '../../common/clock.js';
import type { Principal } from '../../common/http/request-context.js';
import { AccessTokens } from './access-tokens.js';
import type { SessionCookies } from './cookies.js';
import type { DeviceInfo } from './device.js';
import { RefreshTokens } from './refresh-tokens.js';
import { decideRotation } from './rotation.js';
import { type SessionChange, SessionRepository, type SessionRow } from './session.repository.js';
import { Successors } from './successors.js';

const LIVES_MS = 30 * 24 * 3600 * 1000;

export interface OpenedSession {
  readonly userId: string;
  readonly sessionId: string;
  readonly cookies: SessionCookies;
}

type Outcome =
  | { readonly kind: 'opened'; readonly userId: string; readonly refresh: string; readonly expiresAt: Date }
  | { readonly kind: 'reuse'; readonly userId: string }
  | { readonly kind: 'ended' };

interface Decision {
  readonly change?: SessionChange;
  readonly answer: Outcome;
}

/** A refresh token was used a second time: somebody else may hold it. The session has been ended. */
export class RefreshReuseError extends AppError {
  constructor(readonly userId: string) {
    super(
      'session_expired',
      'This session was ended, because an old copy of its key was used. Sign in again; if this was not you, change your password.',
    );
  }
}

/** Cookie sessions: a short access token and a rotating refresh token. */
@Injectable()
export class SessionService {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly access: AccessTokens,
    private readonly refresh: RefreshTokens,
    private readonly successors: Successors,
    private readonly clock: Clock,
  ) {}

  async open(userId: string, device: DeviceInfo): Promise<OpenedSession> {
    const id = randomUUID();
    const refresh = this.refresh.make(id);
    const expiresAt = new Date(this.clock.now().getTime() + LIVES_MS);
    await this.sessions.insert({ id, userId, refreshHash: sha256(refresh), ...device, expiresAt });
    return this.opened(userId, id, refresh, expiresAt);
  }

  /**
   * Rotates a refresh token.
   * @throws AppError `session_expired` for a stranger's, an ended or (RefreshReuseError, ends the session) a used one.
   */
  async rotate(token: string, device: DeviceInfo): Promise<OpenedSession> {
    const id = this.refresh.sessionOf(token);
    if (id === null) throw ended();
    const outcome = await this.sessions.change(id, (row) => this.decide(row, token, device));
    if (outcome.kind === 'reuse') throw new RefreshReuseError(outcome.userId);
    if (outcome.kind === 'ended') throw ended();
    return this.opened(outcome.userId, id, outcome.refresh, outcome.expiresAt);
  }

  /** Ends the session a refresh token belongs to; a stranger's token ends nothing. */
  async closeByToken(token: string): Promise<void> {
    const id = this.refresh.sessionOf(token);
    if (id !== null) await this.sessions.revoke(id, this.clock.now());
  }

  async closeAll(userId: string): Promise<number> {
    return this.sessions.revokeAll(userId, this.clock.now());
  }

  async list(caller: Principal): Promise<EndpointOutput<typeof listSessions>> {
    const rows = await this.sessions.live(caller.userId, this.clock.now());
    const items = rows.map((row) => ({
      id: row.id,
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: row.lastUsedAt.toISOString(),
      userAgent: row.userAgent,
      ip: row.ip,
      current: row.id === caller.sessionId,
    }));
    return { items, nextCursor: null };
  }

  private decide(row: SessionRow | null, token: string, device: DeviceInfo): Decision {
    const now = this.clock.now();
    const hash = sha256(token);
    const rotation = row === null ? 'ended' : decideRotation(row, hash, now);
    if (row === null || rotation === 'ended') return { answer: { kind: 'ended' } };
    const { userId } = row;
    if (rotation === 'reuse') {
      return { change: { revokedAt: now }, answer: { kind: 'reuse', userId } };
    }
    if (rotation === 'repeat') {
      const refresh = this.successors.open(row.id, row.successor);
      return {
        answer: { kind: 'opened', userId, refresh, expiresAt: row.expiresAt },
      };
    }
    const refresh = this.refresh.make(row.id);
    const expiresAt = new Date(now.getTime() + LIVES_MS);
    const change = {
      refreshHash: sha256(refresh),
      previousHash: hash,
      successor: this.successors.seal(row.id, refresh),
      rotatedAt: now,
      lastUsedAt: now,
      expiresAt,
      ...device,
    };
    return { change, answer: { kind: 'opened', userId, refresh, expiresAt } };
  }

  private opened(userId: string, sessionId: string, refresh: string, expiresAt: Date): OpenedSession {
    const access = this.access.sign({ userId, sessionId });
    return { userId, sessionId, cookies: { access, refresh, expiresAt } };
  }
}

function ended(): AppError {
  return new AppError('session_expired', 'This session has ended. Sign in again.');
}
