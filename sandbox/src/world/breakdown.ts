import { termsOf } from './defaults.js';
import { type GroupDay, type Share, split } from './delivery.js';
import { noise } from './hash.js';
import { liveAt } from './history.js';
import { blocks } from './matching.js';
import type { AccountState } from './state.js';
import type { Keyword, Term } from './types.js';

/** A share of an ad group's day that belongs to one thing, and how its clicks convert relative to others. */
export interface Piece<T> {
  of: T;
  share: Share;
  cvr: number;
}

interface Weight<T> {
  of: T;
  impressions: number;
  clicks: number;
  costMicros: number;
  cvr: number;
}

function cut<T>(
  total: Share,
  weights: readonly Weight<T>[],
  byImpression: boolean,
  minor: number,
): Piece<T>[] {
  const shares = split(
    total,
    weights.map((w) => w.impressions),
    weights.map((w) => w.clicks),
    byImpression ? null : weights.map((w) => w.costMicros),
    minor,
  );
  return weights.map((w, i) => ({
    of: w.of,
    cvr: w.cvr,
    share: shares[i] ?? { impressions: 0, clicks: 0, costMicros: 0 },
  }));
}

function collect<T>(into: Map<T, Weight<T>>, weight: Weight<T>): void {
  const known = into.get(weight.of);
  if (!known) {
    into.set(weight.of, weight);
    return;
  }
  known.impressions += weight.impressions;
  known.clicks += weight.clicks;
  known.costMicros += weight.costMicros;
  known.cvr = Math.max(known.cvr, weight.cvr);
}

/** Splits an ad group's day over its ads. */
export function byAd(state: AccountState, seed: number, row: GroupDay): Piece<string>[] {
  const weights = new Map<string, Weight<string>>();
  for (const slice of row.slices) {
    for (const { ad, share, ctr, cvr } of slice.mix.ads) {
      const luck = noise(0.2, seed ^ ad.key, row.day, 81);
      const clicks = (slice.clicks * share * ctr * luck) / slice.mix.ctrFactor;
      collect(weights, {
        of: ad.id,
        impressions: slice.impressions * share * luck,
        clicks,
        costMicros: clicks,
        cvr,
      });
    }
  }
  const social = row.campaign.channel === 'SOCIAL';
  return cut(row, [...weights.values()], social, state.account.minorMicros);
}

/** Splits an ad group's day over its keywords; empty where there are none. */
export function byKeyword(state: AccountState, seed: number, row: GroupDay): Piece<Keyword>[] {
  const weights = new Map<Keyword, Weight<Keyword>>();
  for (const slice of row.slices) {
    const { rates } = slice;
    for (const part of rates.parts) {
      if (!part.keyword || part.impressions <= 0) continue;
      const luck = noise(0.5, seed ^ part.keyword.key, row.day, 82);
      collect(weights, {
        of: part.keyword,
        impressions: (slice.impressions * part.impressions * luck) / rates.impressions,
        clicks: (slice.clicks * part.clicks * luck) / rates.clicks,
        costMicros: (slice.costMicros * part.costMicros * luck) / rates.costMicros,
        cvr: part.clicks > 0 ? part.conversions / part.clicks : 0,
      });
    }
  }
  return cut(row, [...weights.values()], false, state.account.minorMicros);
}

/** Splits a keyword's share of a day over the search terms that were not blocked at the time. */
export function byTerm(
  state: AccountState,
  seed: number,
  row: GroupDay,
  piece: Piece<Keyword>,
): Piece<Term>[] {
  const keyword = piece.of;
  const weights = new Map<Term, Weight<Term>>();
  for (const slice of row.slices) {
    const negatives = [...state.negativesOf(row.campaign.id), ...state.negativesOf(row.group.id)].filter(
      (n) => liveAt(n, slice.at),
    );
    termsOf(keyword).forEach((term, index) => {
      if (negatives.some((negative) => blocks(negative, term.text))) return;
      const impressions =
        slice.impressions * term.weight * noise(0.7, seed ^ keyword.key, row.day, 900 + index);
      const clicks = impressions * term.ctrFactor;
      collect(weights, { of: term, impressions, clicks, costMicros: clicks, cvr: term.cvrFactor });
    });
  }
  return cut(piece.share, [...weights.values()], false, state.account.minorMicros);
}

/** Index of the piece a conversion belongs to: by clicks and their conversion rate, by impressions for views. */
export function pickPiece<T>(pieces: readonly Piece<T>[], pick: number, view: boolean): number {
  const weights = pieces.map((p) => (view ? p.share.impressions : p.share.clicks) * p.cvr);
  let sum = weights.reduce((a, b) => a + b, 0);
  const fallback = sum <= 0;
  if (fallback) sum = pieces.reduce((a, p) => a + p.share.impressions, 0);
  let left = pick * sum;
  for (let i = 0; i < pieces.length; i++) {
    left -= fallback ? (pieces[i]?.share.impressions ?? 0) : (weights[i] ?? 0);
    if (left < 0) return i;
  }
  return pieces.length - 1;
}
