import type { AdPlatform, BudgetSlot, CampaignBlueprint, DraftPlace, Gender } from '@adwright/contracts';

/** A piece of the message, by which readers leave each other's words alone. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An amount as the words tell it; what they do not tell is null. */
export interface HeardAmount extends Span {
  readonly micros: bigint;
  readonly currency: string | null;
  readonly period: BudgetSlot['period'] | null;
}

export interface HeardDay extends Span {
  readonly day: string | 'now' | 'none';
}

/** What a message says about the draft. Nothing in it is a guess: what could not be read is in `unclear`. */
export interface Heard {
  readonly answer: 'yes' | 'no' | null;
  readonly budget:
    | (Omit<HeardAmount, 'start' | 'end' | 'micros'> & { readonly micros: bigint | null })
    | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly places: { readonly how: 'set' | 'add' | 'remove'; readonly places: readonly DraftPlace[] } | null;
  readonly platforms: {
    readonly how: 'set' | 'add' | 'remove';
    readonly platforms: readonly AdPlatform[];
  } | null;
  readonly accountIds: readonly string[];
  readonly business: string | null;
  readonly offer: string | null;
  readonly objective: CampaignBlueprint['objective'] | null;
  readonly gender: Gender | null;
  readonly ages: { readonly min: number | null; readonly max: number | null } | null;
  readonly languages: readonly string[] | null;
  readonly landingPage: string | null;
  /** Words that look like a value of this kind and could not be read with certainty: asked back, never guessed. */
  readonly unclear: {
    readonly amount: string | null;
    readonly date: string | null;
    readonly place: string | null;
    readonly page: boolean;
  };
  /** What they ask of us: to publish, to throw the draft away, to hear where it stands. */
  readonly wish: 'publish' | 'discard' | 'status' | null;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
