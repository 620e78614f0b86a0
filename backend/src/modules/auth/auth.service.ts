import type { authOptions, EndpointInput, EndpointOutput, signUp } from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { InstallationRepository } from '../workspaces/installation.repository.js';
import type { DeviceInfo } from './device.js';
import { LoginService } from './login.service.js';
import type { LoginPerson } from './login-person.js';
import { Passwords } from './passwords.js';
import { type OpenedSession, SessionService } from './session.service.js';
import { SignUpService } from './sign-up.service.js';

/** What the account endpoints do, in the order they do it. */
@Injectable()
export class AuthService {
  constructor(
    private readonly signUps: SignUpService,
    private readonly logins: LoginService,
    private readonly sessions: SessionService,
    private readonly installation: InstallationRepository,
    private readonly passwords: Passwords,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async signUp(input: EndpointInput<typeof signUp>['body'], device: DeviceInfo): Promise<OpenedSession> {
    if (input.invitationToken === undefined) this.signUps.requireOpen();
    const newcomer = {
      email: input.email,
      name: input.name,
      passwordHash: await this.passwords.hash(input.password),
      googleSubject: null,
      ip: device.ip,
    };
    const userId =
      input.invitationToken === undefined
        ? await this.signUps.withWorkspace(newcomer, input.workspaceName ?? input.name)
        : await this.signUps.withInvitation(newcomer, input.invitationToken);
    return this.sessions.open(userId, device);
  }

  login(user: LoginPerson, device: DeviceInfo): Promise<OpenedSession> {
    return this.logins.open(user, 'password', device);
  }

  refresh(token: string | null, device: DeviceInfo): Promise<OpenedSession> {
    return this.logins.refresh(token, device);
  }

  async logout(token: string | null): Promise<void> {
    if (token !== null) await this.sessions.closeByToken(token);
  }

  logoutEverywhere(userId: string, device: DeviceInfo): Promise<void> {
    return this.logins.closeAll(userId, device);
  }

  async options(): Promise<EndpointOutput<typeof authOptions>> {
    return {
      google: this.config.googleSignIn !== null,
      signUp: this.config.signUp,
      mode: await this.installation.mode(),
    };
  }
}
