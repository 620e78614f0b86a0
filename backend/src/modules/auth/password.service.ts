import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { Clock } from '../../common/clock.js';
import type { Principal } from '../../common/http/request-context.js';
import { AuditService } from '../workspaces/audit.service.js';
import { Passwords } from './passwords.js';
import { SessionRepository } from './session.repository.js';
import { UserRepository } from './user.repository.js';

@Injectable()
export class PasswordService {
  constructor(
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
  ) {}

  /**
   * A person changes their own password; their other sessions end.
   * @throws AppError `invalid_credentials` when the current one is wrong; a person without one signs in with Google.
   */
  async change(caller: Principal, current: string, next: string, ip: string | null): Promise<void> {
    const stored = await this.users.passwordHashOf(caller.userId);
    if (!(await this.passwords.matches(current, stored)))
      throw new AppError('invalid_credentials', 'The current password is wrong. Nothing was changed.');
    await this.users.setPassword(caller.userId, await this.passwords.hash(next));
    await this.sessions.revokeAll(caller.userId, this.clock.now(), caller.sessionId);
    await this.audit.recordGlobal({ kind: 'password.changed', detail: {}, actorUserId: caller.userId, ip });
  }
}
