import { type EndpointInput, oauthCallback } from '@adwright/contracts';
import { Controller, Inject, Redirect } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppError } from '../../common/app-error.js';
import { Endpoint, Input } from '../../common/http/endpoint.decorator.js';
import { toAppError } from '../../common/http/problem.filter.js';
import { LOGGER } from '../../common/logger.js';
import { CONFIG, type Config } from '../../config/config.js';
import { OAuthService } from './oauth.service.js';

/** Where platforms send people back: always on to the connections page, which says what happened. */
@Controller()
export class OAuthCallbackController {
  constructor(
    private readonly oauth: OAuthService,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Endpoint(oauthCallback)
  @Redirect()
  async callback(
    @Input() { params, query }: EndpointInput<typeof oauthCallback>,
  ): Promise<{ url: string; statusCode: number }> {
    try {
      const { connectionId } = await this.oauth.finish({ platform: params.platform, ...query });
      return this.page({ connected: connectionId });
    } catch (error) {
      const known: AppError = toAppError(error);
      this.logger.warn({ code: known.code, err: error }, 'a sign-in at a platform was not finished');
      return this.page({ error: known.code, message: known.userMessage });
    }
  }

  private page(query: Record<string, string>): { url: string; statusCode: number } {
    const url = new URL('/connections', this.config.http.publicUrl);
    url.search = new URLSearchParams(query).toString();
    return { url: url.toString(), statusCode: 302 };
  }
}
