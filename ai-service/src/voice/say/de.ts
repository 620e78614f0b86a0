import type { VoicePhrases } from './voice-phrases.js';

export const german: VoicePhrases = {
  rules: {
    budget_limited_winner: {
      why: [
        [
          'Eine Conversion von [it] kostete [own.cpa]; im Rest des Kontos kostete sie [others.cpa].',
          '[it] bringt Conversions günstiger als der Rest des Kontos.',
        ],
        [
          'Wegen des Budgets gehen [budget_loss] der Impressionen verloren.',
          'Das Budget bremst: davon wurden [budget_used] verbraucht.',
          'Das Budget bremst.',
        ],
        'Das Tagesbudget würde von [before] auf [after] steigen.',
      ],
      risk: [
        'Weitere Conversions kosten meist mehr als die bisherigen.',
        'Lohnt sich das zusätzliche Geld nicht, lässt sich der Schritt rückgängig machen.',
      ],
    },
    fatigued_creative: {
      why: [
        [
          '[it] wird zu oft gesehen: anfangs klickten [own.ctr] der Impressionen, zuletzt [others.ctr].',
          '[it] wird zu oft gesehen, und die Klickrate ist gefallen.',
        ],
        'Der Rückgang beträgt [click_rate_fall]; ab [click_rate_fall.needed] zählt er.',
      ],
      risk: [
        'Was an die Stelle tritt, trägt mehr und ermüdet früher.',
        'Ohne eine andere Anzeige daneben würde eine Pause die Auslieferung stoppen.',
      ],
    },
    overspending_pace: {
      why: [
        [
          '[it] gibt mehr aus als das Tagesbudget: in der letzten Woche [spend_of_budget] davon.',
          '[it] gibt mehr aus als das Tagesbudget.',
        ],
        'An [days_above_budget] der betrachteten Tage lag die Ausgabe über dem Budget.',
        'In diesem Tempo endet der Monat bei [month_of_budget] dessen, was die Tagesbudgets ergeben.',
        'Das Tagesbudget würde von [before] auf [after] sinken.',
      ],
      risk: [
        'Die Plattform gleicht hohe Tage womöglich von selbst aus.',
        'Ein kleineres Budget kostet an guten Tagen auch Conversions.',
      ],
    },
    spend_without_conversions: {
      why: [
        [
          '[it] bekam [own.clicks] Klicks für [own.cost] und brachte keine Conversion.',
          '[it] kostet Geld und bringt keine Conversion.',
        ],
        'Nach der Rate von allem anderen waren [conversions_expected] Conversions zu erwarten.',
      ],
      risk: [
        'Behalten Sie es, wenn es einem anderen Zweck dient, etwa der Bekanntheit.',
        'Prüfen Sie vorher, ob die Conversions anderswo gezählt werden.',
      ],
    },
  },
  otherwise: {
    raise: 'Damit dürfte [it] mehr ausgeben.',
    lower: 'Damit dürfte [it] weniger ausgeben.',
    pause: 'Damit würde [it] pausiert.',
    enable: 'Damit würde [it] wieder laufen.',
    exclude: 'Damit würden Suchen nach [it] ausgeschlossen.',
    refresh: '[it] braucht etwas Neues.',
    review: 'Jemand sollte sich [it] ansehen.',
  },
  period: 'Die Zahlen gelten vom [from] bis zum [to].',
  impact: {
    save: 'Geschätzt werden pro Woche [impact_low] bis [impact_high] gespart.',
    gain: 'Geschätzt werden pro Woche [impact_low] bis [impact_high] gewonnen.',
  },
  risk: { low: 'Das Risiko ist gering.', medium: 'Das Risiko ist mittel.', high: 'Das Risiko ist hoch.' },
  documents: 'Ihre Dokumente sprechen davon: [passages]',
};
