import { emailSchema } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { systemScope } from '../../database/scope.js';
import { AuditService } from '../workspaces/audit.service.js';
import type { DeviceInfo } from './device.js';
import type { LoginPerson } from './login-person.js';
import { Passwords } from './passwords.js';
import { type OpenedSession, RefreshReuseError, SessionService } from './session.service.js';
import { UserRepository } from './user.repository.js';

/** How somebody signed in; shown in the audit trail. */
export type LoginMethod = 'password' | 'google';

@Injectable()
export class LoginService {
  constructor(
    private readonly users: UserRepository,
    private readonly sessions: SessionService,
    private readonly audit: AuditService,
    private readonly passwords: Passwords,
  ) {}

  /**
   * Checks e-mail and password. An unknown e-mail takes the same steps and the same time as a wrong password.
   * @throws AppError `invalid_credentials`, the same for every reason.
   */
  async checkPassword(email: string, password: string, device: DeviceInfo): Promise<LoginPerson> {
    const parsed = emailSchema.safeParse(email.trim());
    const user = parsed.success ? await this.users.forLogin({ email: parsed.data }) : null;
    const matches = await this.passwords.matches(password, user?.passwordHash ?? null);
    if (user && matches && !user.disabled) return user;
    await this.recordOf(user, {
      kind: 'session.login_failed',
      detail: { method: 'password' },
      ip: device.ip,
    });
    throw new AppError('invalid_credentials', 'E-mail address or password is wrong.');
  }

  /** Opens a session for somebody who has proved who they are. */
  async open(user: LoginPerson, method: LoginMethod, device: DeviceInfo): Promise<OpenedSession> {
    const session = await this.sessions.open(user.id, device);
    await this.recordOf(user, { kind: 'session.opened', detail: { method }, ip: device.ip });
    return session;
  }

  async refresh(token: string | null, device: DeviceInfo): Promise<OpenedSession> {
    if (token === null) throw new AppError('not_signed_in', 'No session to refresh. Sign in first.');
    try {
      return await this.sessions.rotate(token, device);
    } catch (error) {
      if (error instanceof RefreshReuseError) {
        const actorUserId = error.userId;
        await this.audit.recordGlobal({ kind: 'session.reuse', detail: {}, actorUserId, ip: device.ip });
      }
      throw error;
    }
  }

  async closeAll(userId: string, device: DeviceInfo): Promise<void> {
    const sessions = await this.sessions.closeAll(userId);
    await this.audit.recordGlobal({
      kind: 'session.closed_everywhere',
      detail: { sessions },
      actorUserId: userId,
      ip: device.ip,
    });
  }

  /** In the person's workspace, where its admins see it; without one, for the operator. */
  private async recordOf(
    user: LoginPerson | null,
    event: { kind: string; detail: Record<string, string>; ip: string | null },
  ): Promise<void> {
    const facts = { ...event, actorUserId: user?.id ?? null };
    if (user?.homeWorkspaceId) await this.audit.record(systemScope(user.homeWorkspaceId), facts);
    else await this.audit.recordGlobal(facts);
  }
}
