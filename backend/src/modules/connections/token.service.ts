import type { connectWithToken, EndpointInput } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { Grant } from '../../platforms/access.js';
import { PlatformError } from '../../platforms/platform-error.js';
import { asAppError } from '../../platforms/platform-problem.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { ConsentKeeper } from './consent-keeper.js';
import { ConsentPeople } from './consent-people.js';

type Input = EndpointInput<typeof connectWithToken>['body'];

/** Connections that are made with a token of a system user instead of a person's sign-in. */
@Injectable()
export class TokenService {
  constructor(
    private readonly registry: PlatformRegistry,
    private readonly people: ConsentPeople,
    private readonly keeper: ConsentKeeper,
  ) {}

  /**
   * Has the platform check the token, then keeps it sealed. Nothing is stored when it is refused.
   * @returns the connection's id. @throws AppError `token_refused` with the reason, `unsupported_capability` where the
   * platform has no such tokens, `demo_login_exists`, `not_configured`, `not_found`.
   */
  async connect(scope: WorkspaceScope, input: Input): Promise<string> {
    const { platform, environment, token, write, connectionId } = input;
    await this.people.refuseLiveBesideDemo(environment);
    if (scope.userId === null) throw new Error('a token is handed over by a person');
    const clientId = await this.people.placeFor(scope, input);
    const grant = await this.adopted(input, token);
    const { workspaceId, userId } = scope;
    return this.keeper.keep(
      { workspaceId, userId, clientId, platform, environment, connectionId: connectionId ?? null },
      grant,
      write,
    );
  }

  private async adopted({ platform, environment }: Input, token: string): Promise<Grant> {
    const { accounts, label } = this.registry.get(platform);
    if (!accounts?.adopt)
      throw new AppError(
        'unsupported_capability',
        `${label} has no tokens of system users. Connect by signing in instead.`,
      );
    try {
      return await accounts.adopt(environment, token);
    } catch (error) {
      if (!(error instanceof PlatformError) || error.kind !== 'rejected') throw asAppError(error);
      const message = error.detail.userMessage ?? error.message;
      throw new AppError('token_refused', `${message} Nothing was connected.`, {
        cause: error,
        errors: [{ field: 'token', message }],
        vendor: { code: error.detail.vendorCode, message: null, traceId: error.detail.traceId ?? null },
      });
    }
  }
}
