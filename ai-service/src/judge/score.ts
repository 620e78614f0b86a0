/** Share of the account's weekly spend at stake at which a proposal scores 50. */
const HALF_WAY = 0.04;

/**
 * 0 to 100 from what is at stake in a week, relative to what the account spends: money is the one measure all rules
 * share, so that their proposals can stand in one queue. Saturates, so that one huge item does not flatten the rest.
 */
export function scoreOf(weeklyStake: number, weeklyCost: number): number {
  if (weeklyStake <= 0 || weeklyCost <= 0) return 0;
  const share = weeklyStake / weeklyCost;
  return Math.round((1000 * share) / (share + HALF_WAY)) / 10;
}
