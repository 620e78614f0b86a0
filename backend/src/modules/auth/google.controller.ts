import { googleSignIn, googleSignInCallback } from '@adwright/contracts';
import { Controller, Inject, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Endpoint } from '../../common/http/endpoint.decorator.js';
import { CONFIG, type Config } from '../../config/config.js';
import { AccessTokens } from './access-tokens.js';
import { setSessionCookies } from './cookies.js';
import { Device, type DeviceInfo } from './device.js';
import type { GooglePerson } from './google-person.js';
import { GoogleProblemFilter } from './google-problem.filter.js';
import { GoogleSignInService } from './google-sign-in.service.js';
import { GoogleCallbackGuard, GoogleStartGuard } from './strategies/google.guard.js';

@Controller()
export class GoogleController {
  constructor(
    private readonly google: GoogleSignInService,
    private readonly tokens: AccessTokens,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Endpoint(googleSignIn)
  @UseGuards(GoogleStartGuard)
  start(): never {
    throw new Error('the guard redirects before this is reached');
  }

  @Endpoint(googleSignInCallback)
  @UseGuards(GoogleCallbackGuard)
  @UseFilters(GoogleProblemFilter)
  async callback(
    @Req() request: Request,
    @Res() response: Response,
    @Device() device: DeviceInfo,
  ): Promise<void> {
    const signedIn = this.tokens.verify(this.tokens.ofRequest(request));
    const session = await this.google.signIn(request.user as unknown as GooglePerson, signedIn, device);
    setSessionCookies(response, this.config, session.cookies);
    response.redirect(302, '/');
  }
}
