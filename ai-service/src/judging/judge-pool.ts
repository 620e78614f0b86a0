import { fileURLToPath } from 'node:url';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { AppError } from '../common/app-error.js';
import { CONFIG, type Config } from '../config/config.js';
import type { JudgeReply } from './judge-request.js';

/**
 * Judges in threads of their own: reading, validating and judging a large snapshot takes seconds in which the process
 * must still answer its health check.
 */
@Injectable()
export class JudgePool implements OnApplicationShutdown {
  private readonly pool: Piscina<Uint8Array, JudgeReply>;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    const { threads, queue } = config.judge;
    this.pool = new Piscina<Uint8Array, JudgeReply>({
      filename: fileURLToPath(new URL('./judge.worker.js', import.meta.url)),
      minThreads: 1,
      maxThreads: threads,
      idleTimeout: 60_000,
      maxQueue: queue,
      // An answer is slow, not frequent: threads may sleep instead of spinning for the next task.
      atomics: 'async',
    });
  }

  /** Judgements running and waiting. */
  get load(): { running: number; waiting: number } {
    return { running: this.pool.threads.length - this.pool.idleThreads, waiting: this.pool.queueSize };
  }

  /**
   * @param body the JSON of the request; moved to the thread when it owns its memory.
   * @param gone aborts when the caller has hung up, which frees the thread.
   * @throws AppError `unavailable` when too many wait, or when judging took too long.
   */
  async judge(body: Uint8Array<ArrayBuffer>, gone: AbortSignal): Promise<JudgeReply> {
    const { queue, timeoutMs } = this.config.judge;
    if (this.pool.queueSize >= queue) {
      throw new AppError('unavailable', 'Too many accounts are waiting to be judged; try again shortly.', {
        retryAfterMs: 5_000,
      });
    }
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const owned = body.byteLength === body.buffer.byteLength;
      return await this.pool.run(body, {
        signal: AbortSignal.any([gone, timeout]),
        transferList: owned ? [body.buffer] : [],
      });
    } catch (error) {
      if (timeout.aborted) {
        throw new AppError('unavailable', `Judging took longer than ${timeoutMs} ms and was stopped.`, {
          cause: error,
        });
      }
      throw error;
    }
  }

  /** After the server has closed: what was being judged then has been answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.pool.destroy();
  }
}
