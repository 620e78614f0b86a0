import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';

export interface SessionRow {
  id: string;
  userId: string;
  refreshHash: string;
  previousHash: string | null;
  successor: Uint8Array | null;
  rotatedAt: Date | null;
  userAgent: string | null;
  ip: string | null;
  createdAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}

export type SessionChange = Partial<
  Pick<
    SessionRow,
    | 'refreshHash'
    | 'previousHash'
    | 'rotatedAt'
    | 'userAgent'
    | 'ip'
    | 'lastUsedAt'
    | 'expiresAt'
    | 'revokedAt'
  >
> & { successor?: Uint8Array<ArrayBuffer> };

@Injectable()
export class SessionRepository {
  constructor(private readonly database: Database) {}

  /** Stores a session and forgets this person's sessions that have ended by themselves. */
  async insert(session: {
    id: string;
    userId: string;
    refreshHash: string;
    userAgent: string | null;
    ip: string | null;
    expiresAt: Date;
  }): Promise<void> {
    await this.database.global(async (db) => {
      await db.session.deleteMany({ where: { userId: session.userId, expiresAt: { lt: new Date() } } });
      await db.session.create({ data: session });
    });
  }

  /**
   * Locks a session of a person who may still sign in, lets `decide` look at it and stores the change it answers with:
   * two tabs that refresh at once come one after the other.
   */
  async change<Answer>(
    id: string,
    decide: (row: SessionRow | null) => { change?: SessionChange; answer: Answer },
  ): Promise<Answer> {
    return this.database.global(async (db) => {
      await db.$queryRaw`SELECT id FROM sessions WHERE id = ${id}::uuid FOR UPDATE`;
      const row = await db.session.findFirst({ where: { id, user: { disabledAt: null } } });
      const { change, answer } = decide(row);
      if (row && change) await db.session.update({ where: { id }, data: change });
      return answer;
    });
  }

  async revoke(id: string, at: Date): Promise<void> {
    await this.database.global((db) =>
      db.session.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: at } }),
    );
  }

  /** @param except a session that stays. @returns how many were ended. */
  async revokeAll(userId: string, at: Date, except: string | null = null): Promise<number> {
    const { count } = await this.database.global((db) =>
      db.session.updateMany({
        where: { userId, revokedAt: null, ...(except === null ? {} : { id: { not: except } }) },
        data: { revokedAt: at },
      }),
    );
    return count;
  }

  /** Live sessions, last used first. */
  async live(userId: string, now: Date): Promise<SessionRow[]> {
    return this.database.global((db) =>
      db.session.findMany({
        where: { userId, revokedAt: null, expiresAt: { gt: now } },
        orderBy: [{ lastUsedAt: 'desc' }, { id: 'desc' }],
        take: 200,
      }),
    );
  }
}
