import type { Phrases } from './phrases.js';

export const spanish: Phrases = {
  measures: {
    cost: 'gasto',
    impressions: 'impresiones',
    clicks: 'clics',
    conversions: 'conversiones',
    value: 'valor de las conversiones',
    cpm: 'precio de las impresiones (CPM)',
    cpc: 'precio del clic (CPC)',
    cpa: 'coste por conversión (CPA)',
    ctr: 'tasa de clics (CTR)',
    cvr: 'tasa de conversión (CVR)',
    roas: 'retorno del gasto (ROAS)',
    value_per_conversion: 'valor de una conversión',
    mix: 'reparto entre campañas',
  },
  window: (from, to) => `Del ${from} al ${to}:`,
  moved: ({ account, measure, rose, before, current, change }) =>
    `En ${account}, ${measure}: ${rose ? 'subió' : 'bajó'} de ${before} a ${current} (${change}).`,
  windows: ({ from, to, beforeFrom, beforeTo }) =>
    `Se compara ${from} a ${to} con ${beforeFrom} a ${beforeTo}.`,
  notAsAsked: (rose) => (rose ? 'No bajó, sino que subió.' : 'No subió, sino que bajó.'),
  cause: ({ factor, before, current, effect }) =>
    `La causa principal: ${factor}, de ${before} a ${current}, lo que por sí solo supone ${effect}.`,
  mixCause: (effect) =>
    `La causa principal es el reparto: el dinero pasó a campañas cuyas conversiones tienen otro precio, lo que por sí solo supone ${effect}.`,
  spendCause: ({ before, current, effect }) =>
    `La causa principal: el propio gasto, de ${before} a ${current}, lo que por sí solo supone ${effect}.`,
  also: (factor, effect) => `Además: ${factor}, con ${effect}.`,
  against: (factor, effect) => `En sentido contrario: ${factor}, con ${effect}.`,
  part: ({ campaign, effect }) => `La mayor parte viene de ${campaign} (${effect}).`,
  partFactor: ({ factor, before, current }) => `Allí, ${factor}: de ${before} a ${current}.`,
  alert: (alert) => `Hay una alerta abierta sobre esta cuenta: ${alert}.`,
  trackingAlert: (alert) =>
    `Mire la medición antes que los anuncios: según una alerta abierta, quizá no se registran conversiones (${alert}).`,
  fewConversions: 'Hay pocas conversiones en estos periodos, así que léalo con cuidado.',
  noComparison: (account, measure) =>
    `En ${account} no se puede comparar: ${measure} no se conoce en cada periodo.`,
  unchanged: (account, measure, current) => `En ${account}, ${measure}: sin cambios en ${current}.`,
  figure: (measure, value) => `${measure} ${value}`,
  figuresOf: (entity) => `Para ${entity}:`,
  ranked: (entity, figures) => `- ${entity}: ${figures}`,
  rankedBy: (measure) => `Ordenado por: ${measure}.`,
  more: 'Hay más; nombre una campaña o una cuenta para acotar.',
  noData: 'Aún no hay cifras para eso: no se ha sincronizado ni importado nada de esos días.',
  suggestions: (count) => `Sugerencias abiertas: ${count}. Las más valiosas primero:`,
  noSuggestions: 'No hay sugerencias abiertas. Nada espera su firma.',
  alerts: (count) => `Alertas abiertas: ${count}. Las más graves primero:`,
  alertLine: (alert, severity, since) => `- ${alert}: gravedad ${severity}, vista desde ${since}`,
  noAlerts: 'No hay alertas abiertas.',
  ahead: 'Estas campañas gastan más rápido de lo que permite su presupuesto:',
  onPace: 'Ninguna campaña activa gasta más rápido que su presupuesto. Las más cercanas:',
  pacingLine: ({ campaign, perDay, budget, use, month, projection }) =>
    `- ${campaign}: ${perDay} al día con un presupuesto diario de ${budget} (${use}); este mes ${month}, a este ritmo unos ${projection} al final`,
  noBudgets: 'Ninguna campaña activa tiene un presupuesto diario propio con el que comparar el ritmo.',
  structure: 'Esto es lo que hay, las campañas activas primero:',
  structureLine: (entity, budget, paused) =>
    `- ${entity}${paused ? ' (en pausa)' : ''}${budget === null ? '' : `: presupuesto ${budget}`}`,
  accountLine: (account, through) => `- ${account}: cifras hasta el ${through}`,
  ledger: 'Las últimas entradas del registro, las más recientes primero:',
  ledgerLine: (action, at) => `- ${action}: ${at}`,
  noLedger: 'El registro aún no contiene nada que usted pueda ver: no se ha cambiado nada con Adwright.',
  cannotChange:
    'Solo puedo leer y no he cambiado nada. Un cambio sale de una sugerencia o un borrador que usted aprueba.',
  whichOne: (names) => `¿A cuál se refiere: ${names}?`,
  whichMeasure: '¿A qué cifra se refiere: gasto, conversiones, coste por conversión o ROAS?',
  documentsSay: (passages) => `Sus documentos dicen: ${passages}`,
  documentsSilent: 'Sus documentos no lo dicen.',
  unclear:
    'No sé bien qué buscar. Pregunte por qué cambió una cifra, cuánto se gastó en una semana o un mes, qué campañas van mejor o peor, qué cambiar hoy, si algo va mal o si los presupuestos llevan buen ritmo.',
  volume: ({ bought, before, current, rose }) =>
    `Se compró ${rose ? 'más' : 'menos'}: ${bought} de ${before} a ${current}.`,
  ratesSteady: 'Las tasas apenas se movieron: es la demanda o la entrega, no los anuncios ni la medición.',
  alertHere: (alert) => `Hay una alerta abierta al respecto: ${alert}.`,
  leads: ({ name, measure, lower }) => `\nLa cifra más ${lower ? 'baja' : 'alta'}: ${name}, ${measure}.`,
  wasted: 'Esto costó dinero y no trajo ninguna conversión:',
  noWaste: 'Nada de lo que costó dinero en estos días quedó sin conversión.',
  outside: (count) => `Cambios hechos fuera de Adwright: ${count}. Los más recientes primero:`,
  happened: {
    bid: 'puja cambiada',
    budget: 'presupuesto cambiado',
    name: 'cambio de nombre',
    created: 'creación',
    removed: 'eliminación',
    enabled: 'activación',
    paused: 'pausa',
    other: 'ajustes cambiados',
  },
  outsideLine: ({ entity, what, from, to, at, person }) =>
    `- ${entity}: ${what}${from && to ? ` de ${from} a ${to}` : ''}, ${at}${person ? `, por ${person}` : ''}`,
  noOutside: 'No se vio ningún cambio fuera de Adwright.',
};
