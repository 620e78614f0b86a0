import { monthOf, weekday } from './calendar.js';
import { noise } from './hash.js';
import type { Account, Campaign, CampaignModel, Story } from './types.js';

const WEEK: Record<CampaignModel['week'], readonly number[]> = {
  retail: [1.04, 0.99, 0.97, 0.96, 0.94, 1.01, 1.09],
  office: [1.16, 1.2, 1.17, 1.12, 0.95, 0.69, 0.71],
  local: [1.12, 1.08, 1.06, 1.05, 1.07, 0.94, 0.68],
  flat: [1, 1, 1, 1, 1, 1, 1],
};
const YEAR = 365.25;
/** Slow growth of the market, per year. */
const TREND = 0.04;

/** How strongly one story acts on a day: 0 = not, 1 = fully; ramps are linear. */
function strength(story: Story, day: number): number {
  let age = day - story.from;
  const length = story.until === null ? Number.POSITIVE_INFINITY : story.until - story.from;
  if (story.yearly) age -= Math.floor((age + YEAR / 4) / YEAR) * YEAR;
  const ramp = Math.max(story.ramp, 0.001);
  if (age < 0) return 0;
  const rise = Math.min(1, (age + 1) / ramp);
  const fall = age <= length ? 1 : Math.max(0, 1 - (age - length) / ramp);
  return Math.min(rise, fall);
}

/** Product of all planted factors of a kind on a day; 1 = none acts. */
export function storyFactor(
  model: CampaignModel,
  kind: Story['kind'],
  day: number,
  actionId?: string,
): number {
  let factor = 1;
  for (const story of model.stories) {
    if (story.kind !== kind) continue;
    if (story.actionId !== undefined && story.actionId !== actionId) continue;
    factor *= 1 + (story.factor - 1) * strength(story, day);
  }
  return factor;
}

/** Day factor without noise: week, year, trend. */
export function shape(model: CampaignModel, day: number): number {
  const week = WEEK[model.week][weekday(day)] ?? 1;
  const { first, month } = monthOf(day);
  const doy = day - first + 30.4 * month;
  const year = 1 + model.yearAmplitude * Math.cos((2 * Math.PI * (doy - model.yearPeak)) / YEAR);
  return week * year * (1 + (TREND * (day - 19_723)) / YEAR);
}

/** How much traffic a campaign could have on a day, 1 = its model's reference. */
export function demand(seed: number, account: Account, campaign: Campaign, day: number): number {
  return (
    shape(campaign.model, day) *
    storyFactor(campaign.model, 'demand', day) *
    noise(0.08, seed ^ account.key, day, 41) *
    noise(0.14, seed ^ campaign.key, day, 42)
  );
}

/** Share of a day's traffic that lies before a fraction of the day: quiet nights, busy noon. Monotone from 0 to 1. */
export function shareOfDay(fraction: number): number {
  const x = Math.min(1, Math.max(0, fraction));
  return x - (0.9 * Math.sin(2 * Math.PI * x)) / (2 * Math.PI);
}
