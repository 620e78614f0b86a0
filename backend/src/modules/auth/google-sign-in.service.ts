import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { AccessRepository } from './access.repository.js';
import type { AccessClaims } from './access-tokens.js';
import type { DeviceInfo } from './device.js';
import type { GooglePerson } from './google-person.js';
import { LoginService } from './login.service.js';
import type { LoginPerson } from './login-person.js';
import type { OpenedSession } from './session.service.js';
import { SignUpService } from './sign-up.service.js';
import { UserRepository } from './user.repository.js';

/** Signs in by Google's id of the person; an e-mail address alone never opens an account that has another key. */
@Injectable()
export class GoogleSignInService {
  constructor(
    private readonly users: UserRepository,
    private readonly access: AccessRepository,
    private readonly signUps: SignUpService,
    private readonly logins: LoginService,
  ) {}

  /**
   * @param signedIn claims of the browser's session, if any: then that person is linked to the Google account.
   * @throws AppError `invalid_credentials`, `forbidden` (unverified, or sign-up is off), `email_taken`, `conflict`.
   */
  async signIn(
    person: GooglePerson,
    signedIn: AccessClaims | null,
    device: DeviceInfo,
  ): Promise<OpenedSession> {
    const known = await this.users.forLogin({ googleSubject: person.subject });
    if (known) return this.open(known, device);
    if (signedIn && (await this.access.bySession(signedIn.sessionId, signedIn.userId)) !== null) {
      await this.users.linkGoogle(signedIn.userId, person.subject);
    } else {
      await this.signUp(person, device);
    }
    const linked = await this.users.forLogin({ googleSubject: person.subject });
    if (!linked) throw new Error('the person that was just linked is not there');
    return this.open(linked, device);
  }

  private async open(user: LoginPerson, device: DeviceInfo): Promise<OpenedSession> {
    if (user.disabled) throw new AppError('invalid_credentials', 'This account is closed.');
    return this.logins.open(user, 'google', device);
  }

  private async signUp(person: GooglePerson, device: DeviceInfo): Promise<void> {
    const { email, name, subject } = person;
    if (email === null) {
      throw new AppError(
        'forbidden',
        'Google has not verified this e-mail address, so it cannot be used here.',
      );
    }
    // Nobody proves their e-mail address at sign-up, so whoever took it first must not receive the Google account's owner.
    if (await this.users.forLogin({ email })) {
      throw new AppError(
        'email_taken',
        'There is an account with this e-mail address. Sign in with its password, then start Google sign-in again to link both.',
      );
    }
    await this.signUps.withWorkspace(
      { email, name, passwordHash: null, googleSubject: subject, ip: device.ip },
      name,
    );
  }
}
