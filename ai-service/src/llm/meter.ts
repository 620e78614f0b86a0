import type { AiPurpose, Instead, Spending, TokenUsage, UsageEvent } from '@adwright/contracts';
import { sumOfUsage } from './prices.js';

/** What a model is opened for: recorded with each of its replies. */
export interface ModelUse {
  readonly purpose: AiPurpose;
  /** Name and version of the prompt; null where there is none. */
  readonly prompt: string | null;
}

/** Called with what a reply is expected to use before it is asked for; what it returns takes the provider's own count. */
export type Expect = (estimate: TokenUsage) => (counted: TokenUsage) => void;

/**
 * What one request to this service may spend, and the telling of what it does spend. A request brings its own; without a
 * meter no provider can be reached.
 */
export class Meter {
  private replies = 0;
  private counted: TokenUsage | null = null;

  constructor(
    private readonly spending: Spending,
    private readonly tell: (event: UsageEvent) => void,
  ) {}

  /** What the replies of this request used, as far as it was counted. */
  get total(): TokenUsage | null {
    return this.counted;
  }

  /** Why a provider may not be asked now; null when it may. A cap holds only what has a price. */
  refusal(priced: boolean): Instead | null {
    if (!this.spending.capped) return null;
    if (!priced) return 'price_unknown';
    const left = BigInt(this.spending.remainingMicros ?? '0') - BigInt(this.counted?.costMicros ?? '0');
    return left > 0n ? null : 'cap_reached';
  }

  expecting(engine: string, use: ModelUse): Expect {
    return (estimate) => {
      this.replies += 1;
      const head = { type: 'usage' as const, reply: this.replies, engine, ...use };
      this.tell({ ...head, usage: estimate, estimated: true });
      return (usage) => {
        this.counted = sumOfUsage(this.counted, usage);
        this.tell({ ...head, usage, estimated: false });
      };
    };
  }
}
