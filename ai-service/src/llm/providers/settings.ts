import type { Price } from '../prices.js';

/** How a provider is reached. */
export interface ProviderSettings {
  readonly apiKey: string;
  /** Any endpoint that speaks the same protocol; null is the provider itself. */
  readonly baseUrl: string | null;
  readonly model: string;
  readonly timeoutMs: number;
  /** Null: the model's own. */
  readonly temperature: number | null;
  readonly price: Price | null;
}
