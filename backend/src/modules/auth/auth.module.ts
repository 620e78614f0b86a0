import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CONFIG, type Config } from '../../config/config.js';
import { ThrottleGuard } from '../throttle/throttle.guard.js';
import { ThrottleModule } from '../throttle/throttle.module.js';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { AccessGuard } from './access.guard.js';
import { AccessRepository } from './access.repository.js';
import { AccessTokens } from './access-tokens.js';
import { ApiTokenRepository } from './api-token.repository.js';
import { ApiTokenService } from './api-token.service.js';
import { ApiTokensController } from './api-tokens.controller.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { GoogleController } from './google.controller.js';
import { GoogleSignInService } from './google-sign-in.service.js';
import { LoginService } from './login.service.js';
import { MeService } from './me.service.js';
import { PasswordService } from './password.service.js';
import { Passwords } from './passwords.js';
import { RefreshTokens } from './refresh-tokens.js';
import { SessionRepository } from './session.repository.js';
import { SessionService } from './session.service.js';
import { SessionsController } from './sessions.controller.js';
import { SignUpService } from './sign-up.service.js';
import { GoogleCallbackGuard, GoogleStartGuard } from './strategies/google.guard.js';
import { GoogleStrategy } from './strategies/google.strategy.js';
import { JwtGuard } from './strategies/jwt.guard.js';
import { JwtStrategy } from './strategies/jwt.strategy.js';
import { LocalGuard } from './strategies/local.guard.js';
import { LocalStrategy } from './strategies/local.strategy.js';
import { Successors } from './successors.js';
import { TokenUse } from './token-use.js';
import { ToolTokens } from './tool-tokens.js';
import { UserRepository } from './user.repository.js';

/** Who is calling and what they may do. Both guards stand in front of every route, in this order. */
@Module({
  imports: [WorkspacesModule, ThrottleModule],
  controllers: [AuthController, GoogleController, SessionsController, ApiTokensController],
  providers: [
    AccessGuard,
    AccessRepository,
    AccessTokens,
    ApiTokenRepository,
    ApiTokenService,
    AuthService,
    GoogleCallbackGuard,
    GoogleSignInService,
    GoogleStartGuard,
    {
      provide: GoogleStrategy,
      inject: [CONFIG],
      useFactory: (config: Config) => (config.googleSignIn ? new GoogleStrategy(config) : null),
    },
    JwtGuard,
    JwtStrategy,
    LocalGuard,
    LocalStrategy,
    LoginService,
    MeService,
    PasswordService,
    Passwords,
    RefreshTokens,
    SessionRepository,
    SessionService,
    SignUpService,
    Successors,
    ToolTokens,
    TokenUse,
    UserRepository,
    { provide: APP_GUARD, useExisting: ThrottleGuard },
    { provide: APP_GUARD, useExisting: AccessGuard },
  ],
  exports: [Passwords, SignUpService, ToolTokens],
})
export class AuthModule {}
