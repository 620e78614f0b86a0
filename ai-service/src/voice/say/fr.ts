import type { VoicePhrases } from './voice-phrases.js';

export const french: VoicePhrases = {
  rules: {
    budget_limited_winner: {
      why: [
        [
          'Une conversion de [it] a coûté [own.cpa] ; dans le reste du compte elle a coûté [others.cpa].',
          '[it] apporte des conversions à meilleur prix que le reste du compte.',
        ],
        [
          'Son budget lui fait perdre [budget_loss] de ses impressions.',
          'Son budget la freine : il est utilisé à [budget_used].',
          'Son budget la freine.',
        ],
        'Le budget quotidien passerait de [before] à [after].',
      ],
      risk: [
        'Des conversions de plus coûtent en général davantage que les actuelles.',
        'Si l’argent supplémentaire ne rapporte pas, on peut revenir en arrière.',
      ],
    },
    fatigued_creative: {
      why: [
        [
          '[it] est vue trop souvent : son taux de clics était de [own.ctr] au début et de [others.ctr] ces derniers jours.',
          '[it] est vue trop souvent, et son taux de clics a baissé.',
        ],
        'La baisse est de [click_rate_fall] ; elle compte à partir de [click_rate_fall.needed].',
      ],
      risk: [
        'Ce qui la remplace porte davantage et se fatigue plus vite.',
        'Sans autre annonce à côté, une pause arrêterait la diffusion.',
      ],
    },
    overspending_pace: {
      why: [
        [
          '[it] dépense plus que son budget quotidien : la semaine dernière, [spend_of_budget] de ce budget.',
          '[it] dépense plus que son budget quotidien.',
        ],
        'La dépense a dépassé le budget pendant [days_above_budget] des jours observés.',
        'À ce rythme, le mois finit à [month_of_budget] de la somme des budgets quotidiens.',
        'Le budget quotidien passerait de [before] à [after].',
      ],
      risk: [
        'La plateforme compense peut-être d’elle-même les jours élevés.',
        'Un budget plus bas retire aussi des conversions les bons jours.',
      ],
    },
    spend_without_conversions: {
      why: [
        [
          '[it] a reçu [own.clicks] clics pour [own.cost] sans apporter de conversion.',
          '[it] coûte de l’argent sans apporter de conversion.',
        ],
        'Au taux de tout le reste, on attendait [conversions_expected] conversions.',
      ],
      risk: [
        'Gardez-la si elle a un autre but que les conversions, comme la notoriété.',
        'Vérifiez d’abord que ses conversions ne sont pas comptées ailleurs.',
      ],
    },
  },
  otherwise: {
    raise: '[it] pourrait dépenser davantage.',
    lower: '[it] pourrait dépenser moins.',
    pause: '[it] serait mise en pause.',
    enable: '[it] serait de nouveau diffusée.',
    exclude: 'Les recherches de [it] seraient exclues.',
    refresh: '[it] a besoin de nouveauté.',
    review: 'Quelqu’un devrait regarder [it].',
  },
  period: 'Ces chiffres vont du [from] au [to].',
  impact: {
    save: 'On estime l’économie de [impact_low] à [impact_high] par semaine.',
    gain: 'On estime le gain de [impact_low] à [impact_high] par semaine.',
  },
  risk: { low: 'Le risque est faible.', medium: 'Le risque est moyen.', high: 'Le risque est élevé.' },
  documents: 'Vos documents en parlent : [passages]',
};
