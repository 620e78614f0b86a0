import type { VoicePhrases } from './voice-phrases.js';

export const english: VoicePhrases = {
  rules: {
    budget_limited_winner: {
      why: [
        [
          'A conversion of [it] cost [own.cpa]; in the rest of the account it cost [others.cpa].',
          '[it] brings conversions more cheaply than the rest of the account.',
        ],
        [
          'It loses [budget_loss] of its impressions to its budget.',
          'Its budget holds it back: it has used [budget_used] of it.',
          'Its budget holds it back.',
        ],
        'The daily budget would rise from [before] to [after].',
      ],
      risk: [
        'Further conversions usually cost more than the present ones.',
        'If the extra money does not pay, the step can be undone.',
      ],
    },
    fatigued_creative: {
      why: [
        [
          'People see [it] too often: it was clicked by [own.ctr] of impressions at first and by [others.ctr] lately.',
          'People see [it] too often, and its click rate has fallen.',
        ],
        'The fall measures [click_rate_fall]; it had to reach [click_rate_fall.needed] to count.',
      ],
      risk: [
        'What takes its place has to carry more and tires sooner.',
        'Without another ad beside it, a pause would stop delivery.',
      ],
    },
    overspending_pace: {
      why: [
        [
          '[it] spends more than its daily budget: last week came to [spend_of_budget] of it.',
          '[it] spends more than its daily budget.',
        ],
        'It was above its budget on [days_above_budget] of the days looked at.',
        'At this pace the month ends at [month_of_budget] of what its daily budgets add up to.',
        'The daily budget would fall from [before] to [after].',
      ],
      risk: [
        'The platform may make up for high days by itself.',
        'A lower budget also takes conversions away when days go well.',
      ],
    },
    spend_without_conversions: {
      why: [
        [
          '[it] took [own.clicks] clicks for [own.cost] and brought no conversion.',
          '[it] spends money and brings no conversion.',
        ],
        'At the rate of everything else, [conversions_expected] conversions were to be expected.',
      ],
      risk: [
        'Keep it if it serves another purpose than conversions, such as awareness.',
        'Check first that its conversions are not counted elsewhere.',
      ],
    },
  },
  otherwise: {
    raise: 'It would raise what [it] may spend.',
    lower: 'It would lower what [it] may spend.',
    pause: 'It would pause [it].',
    enable: 'It would let [it] run again.',
    exclude: 'It would exclude [it] from the searches that show ads.',
    refresh: '[it] needs something new.',
    review: 'A person should look at [it].',
  },
  period: 'These figures are from [from] to [to].',
  impact: {
    save: 'The estimate is a saving of [impact_low] to [impact_high] a week.',
    gain: 'The estimate is a gain of [impact_low] to [impact_high] a week.',
  },
  risk: { low: 'The risk is low.', medium: 'The risk is moderate.', high: 'The risk is high.' },
  documents: 'Your documents speak of this: [passages]',
};
