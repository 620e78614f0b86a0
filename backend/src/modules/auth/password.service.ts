import { randomBytes } from 'node:crypto';
import { emailSchema } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { Clock } from '../../common/clock.js';
import type { Principal } from '../../common/http/request-context.js';
import { AuditService } from '../workspaces/audit.service.js';
import { hashPassword, passwordMatches } from './passwords.js';
import { SessionRepository } from './session.repository.js';
import { UserRepository } from './user.repository.js';

@Injectable()
export class PasswordService {
  constructor(
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives a person a generated password and ends all their sessions; for the operator, since there is no mail.
   * @returns the password, which is kept nowhere else.
   * @throws AppError `not_found`.
   */
  async reset(email: string): Promise<string> {
    const parsed = emailSchema.safeParse(email.trim());
    const user = parsed.success ? await this.users.forLogin({ email: parsed.data }) : null;
    if (!user)
      throw new AppError('not_found', `Nobody has the e-mail address ${email}. Nothing was changed.`);
    const password = randomBytes(12).toString('base64url');
    await this.users.setPassword(user.id, await hashPassword(password));
    await this.sessions.revokeAll(user.id, this.clock.now());
    await this.audit.recordGlobal({ kind: 'password.reset', detail: { userId: user.id } });
    return password;
  }

  /**
   * A person changes their own password; their other sessions end.
   * @throws AppError `invalid_credentials` when the current one is wrong; a person without one signs in with Google.
   */
  async change(caller: Principal, current: string, next: string, ip: string | null): Promise<void> {
    const stored = await this.users.passwordHashOf(caller.userId);
    if (!(await passwordMatches(current, stored)))
      throw new AppError('invalid_credentials', 'The current password is wrong. Nothing was changed.');
    await this.users.setPassword(caller.userId, await hashPassword(next));
    await this.sessions.revokeAll(caller.userId, this.clock.now(), caller.sessionId);
    await this.audit.recordGlobal({ kind: 'password.changed', detail: {}, actorUserId: caller.userId, ip });
  }
}
