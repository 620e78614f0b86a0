import type { Platform } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { PlatformAdapter } from './adapter.js';

/** Where adapters register themselves at start and everyone else finds them by name. */
@Injectable()
export class PlatformRegistry {
  private readonly adapters = new Map<Platform, PlatformAdapter>();

  /** @throws Error when the platform has an adapter already. */
  register(adapter: PlatformAdapter): void {
    if (this.adapters.has(adapter.platform))
      throw new Error(`the platform ${adapter.platform} has two adapters`);
    this.adapters.set(adapter.platform, adapter);
  }

  /** @throws Error for a platform that no adapter serves: a fault of the build, not of the person. */
  get(platform: Platform): PlatformAdapter {
    const adapter = this.adapters.get(platform);
    if (!adapter) throw new Error(`no adapter serves the platform ${platform}`);
    return adapter;
  }

  all(): readonly PlatformAdapter[] {
    return [...this.adapters.values()];
  }
}
