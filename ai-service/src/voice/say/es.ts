import type { VoicePhrases } from './voice-phrases.js';

export const spanish: VoicePhrases = {
  rules: {
    budget_limited_winner: {
      why: [
        [
          'Una conversión de [it] costó [own.cpa]; en el resto de la cuenta costó [others.cpa].',
          '[it] trae conversiones más baratas que el resto de la cuenta.',
        ],
        [
          'Por su presupuesto pierde [budget_loss] de sus impresiones.',
          'Su presupuesto la frena: se ha usado [budget_used] de él.',
          'Su presupuesto la frena.',
        ],
        'El presupuesto diario pasaría de [before] a [after].',
      ],
      risk: [
        'Más conversiones suelen costar más que las actuales.',
        'Si el dinero adicional no rinde, el paso se puede deshacer.',
      ],
    },
    fatigued_creative: {
      why: [
        [
          '[it] se ve demasiado: al principio su porcentaje de clics era [own.ctr] y últimamente [others.ctr].',
          '[it] se ve demasiado, y su porcentaje de clics ha bajado.',
        ],
        'La caída es de [click_rate_fall]; cuenta a partir de [click_rate_fall.needed].',
      ],
      risk: [
        'Lo que ocupe su lugar carga con más y se cansa antes.',
        'Sin otro anuncio al lado, una pausa detendría la entrega.',
      ],
    },
    overspending_pace: {
      why: [
        [
          '[it] gasta más que su presupuesto diario: la semana pasada, [spend_of_budget] de él.',
          '[it] gasta más que su presupuesto diario.',
        ],
        'El gasto superó el presupuesto en [days_above_budget] de los días observados.',
        'A este ritmo el mes termina en [month_of_budget] de lo que suman los presupuestos diarios.',
        'El presupuesto diario pasaría de [before] a [after].',
      ],
      risk: [
        'Puede que la plataforma compense por sí sola los días altos.',
        'Un presupuesto menor también quita conversiones en los días buenos.',
      ],
    },
    spend_without_conversions: {
      why: [
        [
          '[it] recibió [own.clicks] clics por [own.cost] y no trajo ninguna conversión.',
          '[it] cuesta dinero y no trae ninguna conversión.',
        ],
        'Con la tasa de todo lo demás se esperaban [conversions_expected] conversiones.',
      ],
      risk: [
        'Consérvela si sirve a otro fin que las conversiones, como la notoriedad.',
        'Compruebe antes que sus conversiones no se cuenten en otro sitio.',
      ],
    },
  },
  otherwise: {
    raise: '[it] podría gastar más.',
    lower: '[it] podría gastar menos.',
    pause: '[it] quedaría en pausa.',
    enable: '[it] volvería a funcionar.',
    exclude: 'Se excluirían las búsquedas de [it].',
    refresh: '[it] necesita algo nuevo.',
    review: 'Alguien debería mirar [it].',
  },
  period: 'Estas cifras van del [from] al [to].',
  impact: {
    save: 'Se estima un ahorro de [impact_low] a [impact_high] por semana.',
    gain: 'Se estima una ganancia de [impact_low] a [impact_high] por semana.',
  },
  risk: { low: 'El riesgo es bajo.', medium: 'El riesgo es medio.', high: 'El riesgo es alto.' },
  documents: 'Sus documentos hablan de esto: [passages]',
};
