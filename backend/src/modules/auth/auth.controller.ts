import {
  authOptions,
  changePassword,
  type EndpointInput,
  type EndpointOutput,
  getMe,
  login,
  logout,
  logoutEverywhere,
  refresh,
  signUp,
} from '@adwright/contracts';
import { Controller, Inject, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Endpoint, Input } from '../../common/http/endpoint.decorator.js';
import { Caller, MaybeScope, type Principal } from '../../common/http/request-context.js';
import { CONFIG, type Config } from '../../config/config.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { AuthService } from './auth.service.js';
import { clearSessionCookies, cookieOf, REFRESH_COOKIE, setSessionCookies } from './cookies.js';
import { Device, type DeviceInfo } from './device.js';
import type { LoginPerson } from './login-person.js';
import { MeService } from './me.service.js';
import { PasswordService } from './password.service.js';
import type { OpenedSession } from './session.service.js';
import { LocalGuard } from './strategies/local.guard.js';

@Controller()
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly me: MeService,
    private readonly passwords: PasswordService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Endpoint(signUp)
  async signUp(
    @Input() { body }: EndpointInput<typeof signUp>,
    @Device() device: DeviceInfo,
    @Res({ passthrough: true }) response: Response,
  ): Promise<EndpointOutput<typeof signUp>> {
    return this.answer(response, await this.auth.signUp(body, device));
  }

  @Endpoint(login)
  @UseGuards(LocalGuard)
  async login(
    @Req() request: Request,
    @Device() device: DeviceInfo,
    @Res({ passthrough: true }) response: Response,
  ): Promise<EndpointOutput<typeof login>> {
    return this.answer(response, await this.auth.login(request.user as LoginPerson, device));
  }

  @Endpoint(refresh)
  async refresh(
    @Req() request: Request,
    @Device() device: DeviceInfo,
    @Res({ passthrough: true }) response: Response,
  ): Promise<EndpointOutput<typeof refresh>> {
    return this.answer(response, await this.auth.refresh(cookieOf(request, REFRESH_COOKIE), device));
  }

  @Endpoint(logout)
  async logout(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.auth.logout(cookieOf(request, REFRESH_COOKIE));
    clearSessionCookies(response, this.config);
  }

  @Endpoint(logoutEverywhere)
  async logoutEverywhere(
    @Caller() caller: Principal,
    @Device() device: DeviceInfo,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.auth.logoutEverywhere(caller.userId, device);
    clearSessionCookies(response, this.config);
  }

  @Endpoint(changePassword)
  changePassword(
    @Caller() caller: Principal,
    @Input() { body }: EndpointInput<typeof changePassword>,
    @Device() device: DeviceInfo,
  ): Promise<void> {
    return this.passwords.change(caller, body.currentPassword, body.newPassword, device.ip);
  }

  @Endpoint(getMe)
  getMe(
    @Caller() caller: Principal,
    @MaybeScope() scope: WorkspaceScope | null,
  ): Promise<EndpointOutput<typeof getMe>> {
    return this.me.of(caller, scope);
  }

  @Endpoint(authOptions)
  options(): Promise<EndpointOutput<typeof authOptions>> {
    return this.auth.options();
  }

  private async answer(response: Response, session: OpenedSession): Promise<EndpointOutput<typeof getMe>> {
    const { userId, sessionId, cookies } = session;
    setSessionCookies(response, this.config, cookies);
    return this.me.of({ userId, sessionId, tokenId: null }, null);
  }
}
