import { gzipSync } from 'node:zlib';
import {
  type EndpointInput,
  type JudgeResult,
  judgeAccount,
  judgeResultSchema,
  problemSchema,
} from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import axios, { type AxiosInstance, isAxiosError } from 'axios';
import { AppError } from '../../common/app-error.js';
import { correlationId } from '../../common/correlation.js';
import { assertOutsideTransaction } from '../../common/transaction-context.js';
import { CONFIG, type Config } from '../../config/config.js';

/** A large account takes seconds; more means that something hangs. */
const JUDGE_TIMEOUT_MS = 120_000;
const ANSWER_LIMIT = 64 * 1024 * 1024;

/** The only caller of the AI service. What comes back is checked against the contract like any stranger's input. */
@Injectable()
export class AiProxy {
  private readonly http: AxiosInstance;

  constructor(@Inject(CONFIG) config: Config) {
    this.http = axios.create({
      baseURL: config.aiServiceUrl,
      headers: {
        Authorization: `Bearer ${config.secrets.serviceToken}`,
        'Content-Type': 'application/json',
        'Content-Encoding': 'gzip',
      },
      maxContentLength: ANSWER_LIMIT,
      maxBodyLength: ANSWER_LIMIT,
      maxRedirects: 0,
      proxy: false,
    });
  }

  /** @throws AppError `ai_unavailable` when the service does not answer, or answers what its contract does not allow. */
  async judge(body: EndpointInput<typeof judgeAccount>['body']): Promise<JudgeResult> {
    assertOutsideTransaction('the AI service');
    try {
      const { data } = await this.http.post<unknown>(judgeAccount.path, gzipSync(JSON.stringify(body)), {
        timeout: JUDGE_TIMEOUT_MS,
        headers: { 'x-correlation-id': correlationId() },
      });
      return judgeResultSchema.parse(data);
    } catch (error) {
      throw new AppError('ai_unavailable', `The AI service could not judge the account: ${reason(error)}`, {
        cause: error,
      });
    }
  }
}

function reason(error: unknown): string {
  if (!isAxiosError(error)) return 'its answer was not understood.';
  const problem = problemSchema.safeParse(error.response?.data);
  return problem.success ? problem.data.detail : `it did not answer (${error.code ?? error.message}).`;
}
