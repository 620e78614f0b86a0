import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy } from 'passport-local';
import { deviceOf } from '../device.js';
import { LoginService } from '../login.service.js';
import type { LoginPerson } from '../login-person.js';

/** E-mail and password. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy, 'local') {
  constructor(private readonly login: LoginService) {
    super({ usernameField: 'email', passwordField: 'password', session: false, passReqToCallback: true });
  }

  validate(request: Request, email: string, password: string): Promise<LoginPerson> {
    return this.login.checkPassword(email, password, deviceOf(request));
  }
}
