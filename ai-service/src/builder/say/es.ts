import { say } from './parts.js';
import type { BuilderPhrases } from './phrases.js';

export const spanish: BuilderPhrases = {
  and: ' y ',
  periods: { day: 'al día', week: 'a la semana', month: 'al mes', total: 'en total' },
  objectives: {
    leads: 'consultas y nuevos clientes',
    sales: 'ventas',
    traffic: 'visitas a la página',
    awareness: 'darse a conocer',
    engagement: 'interacciones',
  },
  genders: { all: 'todo el mundo', women: 'solo mujeres', men: 'solo hombres' },
  platforms: { meta: 'Meta (Facebook e Instagram)', google: 'la búsqueda de Google' },
  now: 'en cuanto se active',
  noEnd: 'sin fecha de fin',
  from: 'desde el',
  until: 'hasta el',
  ages: (min, max) =>
    min && max ? `de ${min} a ${max} años` : min ? `${min} años o más` : `hasta ${max} años`,
  greet: say`Preparemos una campaña. Se crea en pausa, y solo cuando usted la haya aprobado.`,
  noted: (items) => say`Anotado: ${items}.`,
  changed: (items) => say`Cambiado: ${items}.`,
  labels: { landingPage: 'página de destino', business: 'para', offer: 'tema', objective: 'objetivo' },
  ask: {
    business: say`¿Qué quiere anunciar: qué tipo de negocio es y qué debe conseguir la gente?`,
    budget: say`¿Cuánto puede costar, y para qué periodo: al día, a la semana, al mes o en total?`,
    period: (amount) => say`¿${amount} es al día, a la semana, al mes o en total?`,
    currency: (amount) => say`¿En qué moneda son ${amount}?`,
    places: say`¿Dónde deben verse los anuncios? Nombre ciudades o países.`,
    whichPlace: (place, regions) => say`Varios lugares se llaman ${place}. ¿A cuál se refiere: ${regions}?`,
    platforms: say`¿Debe mostrarse en Google, en Meta (Facebook e Instagram) o en ambos?`,
    account: (platform, names) => say`¿Qué cuenta para ${[platform]}: ${names}?`,
    startDate: say`¿Cuándo debe empezar?`,
    endDate: say`¿Cuándo debe terminar? Un importe total necesita un último día.`,
    landingPage: say`¿A qué página debe llegar la gente? Pegue su dirección completa.`,
  },
  daily: (day, amount, days, step) =>
    step
      ? say`Son ${day} al día: ${amount} entre ${days}, redondeado hacia abajo a un múltiplo de ${step}.`
      : say`Son ${day} al día: ${amount} entre ${days}.`,
  shares: (google, meta) => say`De ellos, ${google} al día van a Google y ${meta} al día a Meta.`,
  confirmMoney: (budget, accounts) => say`Compruebe el dinero: ${budget}, facturado a ${accounts}.`,
  confirmPlan: (places, start, end) => say`Compruebe lugar y fechas: ${places}, ${start}, ${end}.`,
  right: say`¿Es correcto?`,
  confirmed: say`Confirmado.`,
  whatElse: say`¿Qué debe ser distinto?`,
  amountUnclear: (words) =>
    say`No puedo leer con seguridad el importe en «${words}». Escríbalo como número simple con su moneda.`,
  dateUnclear: (words) =>
    say`No puedo leer con seguridad el día en «${words}». Escríbalo con día, mes y año.`,
  placeUnclear: (words) => say`No conozco el lugar «${words}». Indique también el país.`,
  pageUnclear: say`Esa no es una dirección web que pueda usar. Debe empezar por http o https.`,
  faults: {
    account_read_only: ({ account = [] }) =>
      say`${account} aquí es de solo lectura: no se puede crear nada en ella. Elija otra cuenta o conéctela con permiso de escritura.`,
    clients_differ: () => say`Esas cuentas son de clientes distintos. Un borrador vale para un cliente.`,
    currencies_differ: ({ currencies = [] }) =>
      say`Esas cuentas se facturan en monedas distintas (${currencies}). Haga un borrador para cada una.`,
    currency_differs: ({ currency = [], wanted = [], account = [] }) =>
      say`Usted dijo ${currency}, pero ${account} se factura en ${wanted}. No convierto dinero: ¿cuánto es en ${wanted}?`,
    below_minimum: ({ minimum = [] }) =>
      say`Es demasiado poco: las plataformas piden unos ${minimum} al día por campaña.`,
    total_needs_dates: () => say`Un presupuesto total necesita un primer y un último día.`,
    in_past: ({ date = [], today = [] }) => say`${date} ya pasó; hoy es ${today}.`,
    end_before_start: ({ start = [], end = [] }) => say`Terminaría el ${end}, antes de empezar el ${start}.`,
    too_far: ({ date = [] }) => say`${date} queda a más de un año. ¿Es correcto el año?`,
    ages_order: ({ min = [], max = [] }) =>
      say`Los más jóvenes (${min}) no pueden ser mayores que los más mayores (${max}).`,
  },
  limits: {
    place_by_country: ({ place = [], country = [] }) =>
      say`Los anuncios no pueden limitarse a ${place} aquí: se muestran en todo el país (${country}), con el lugar en palabras clave y textos.`,
    place_ambiguous: ({ place = [], country = [], regions = [] }) =>
      say`Varios lugares se llaman ${place}: ${regions}. Mientras no diga cuál, los anuncios se muestran en todo el país (${country}).`,
    gender_ignored: () => say`La búsqueda de Google se muestra a todos los géneros.`,
    ages_ignored: () => say`La búsqueda de Google se muestra a todas las edades.`,
    languages_ignored: () => say`Meta no se limita por idioma.`,
    objective_by_clicks: () => say`Google busca tantos clics como permita el presupuesto.`,
    payer_named: () =>
      say`En la Unión Europea los anuncios deben nombrar a quien se beneficia y a quien paga: se toman de anuncios anteriores de la cuenta o de su configuración en Meta; si faltan, la campaña se rechaza.`,
    no_image: () => say`Los anuncios de Meta aún no tienen imagen; añada una antes de activarlos.`,
  },
  proposed: say`Al lado se proponen palabras clave y textos; cambie lo que quiera.`,
  byHand: say`Al lado hay algo que aún necesita su mano: vea los campos marcados.`,
  ready: (names) =>
    say`El borrador está completo y confirmado: ${names}. Revíselo al lado y pulse Publicar; cada campaña espera entonces su aprobación y se crea en pausa.`,
  publishHint: say`Publicar es solo cosa suya: use el botón bajo el borrador. Yo no puedo cambiar nada.`,
  discardHint: say`Puede descartar el borrador con el botón de al lado. Yo no puedo hacerlo por usted.`,
  notUnderstood: say`No he encontrado nada para el borrador en eso.`,
  back: say`Volvamos al borrador.`,
  noAccount: say`En ninguna cuenta de aquí se puede escribir, así que no se puede crear una campaña. Conecte una con permiso de escritura en Cuentas; el borrador se conserva.`,
  noAccountFor: (platform) =>
    say`No hay aquí ninguna cuenta con permiso de escritura para ${[platform]}; lo dejo fuera.`,
};
