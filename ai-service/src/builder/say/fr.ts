import { say } from './parts.js';
import type { BuilderPhrases } from './phrases.js';

export const french: BuilderPhrases = {
  and: ' et ',
  periods: { day: 'par jour', week: 'par semaine', month: 'par mois', total: 'au total' },
  objectives: {
    leads: 'des demandes et de nouveaux clients',
    sales: 'des ventes',
    traffic: 'des visites de la page',
    awareness: 'la notoriété',
    engagement: 'des interactions',
  },
  genders: { all: 'tout le monde', women: 'femmes uniquement', men: 'hommes uniquement' },
  platforms: { meta: 'Meta (Facebook et Instagram)', google: 'la recherche Google' },
  now: 'dès son activation',
  noEnd: 'sans date de fin',
  from: 'à partir du',
  until: 'jusqu’au',
  ages: (min, max) =>
    min && max ? `de ${min} à ${max} ans` : min ? `${min} ans et plus` : `jusqu’à ${max} ans`,
  greet: say`Préparons une campagne. Elle est créée en pause, et seulement après votre accord.`,
  noted: (items) => say`C’est noté : ${items}.`,
  changed: (items) => say`Modifié : ${items}.`,
  labels: { landingPage: 'page de destination', business: 'pour', offer: 'sujet', objective: 'but' },
  ask: {
    business: say`Que voulez-vous promouvoir : quelle est votre activité, et que doivent obtenir les gens ?`,
    budget: say`Combien peut-elle coûter, et pour quelle durée : par jour, par semaine, par mois ou au total ?`,
    period: (amount) => say`Le montant de ${amount} vaut-il par jour, par semaine, par mois ou au total ?`,
    currency: (amount) => say`Dans quelle devise est ${amount} ?`,
    places: say`Où les annonces doivent-elles être vues ? Nommez des villes ou des pays.`,
    whichPlace: (place, regions) =>
      say`Plusieurs lieux s’appellent ${place}. Lequel voulez-vous dire : ${regions} ?`,
    platforms: say`Doit-elle être diffusée sur Google, sur Meta (Facebook et Instagram) ou sur les deux ?`,
    account: (platform, names) => say`Quel compte pour ${[platform]} : ${names} ?`,
    startDate: say`Quand doit-elle commencer ?`,
    endDate: say`Quand doit-elle finir ? Un montant total a besoin d’un dernier jour.`,
    landingPage: say`Sur quelle page les gens doivent-ils arriver ? Collez son adresse complète.`,
  },
  daily: (day, amount, days, step) =>
    step
      ? say`Cela fait ${day} par jour : ${amount} divisés par ${days}, arrondis vers le bas à un multiple de ${step}.`
      : say`Cela fait ${day} par jour : ${amount} divisés par ${days}.`,
  shares: (google, meta) => say`Dont ${google} par jour pour Google et ${meta} par jour pour Meta.`,
  confirmMoney: (budget, accounts) => say`Vérifiez l’argent : ${budget}, facturés à ${accounts}.`,
  confirmPlan: (places, start, end) => say`Vérifiez le lieu et les dates : ${places}, ${start}, ${end}.`,
  right: say`Est-ce correct ?`,
  confirmed: say`Confirmé.`,
  whatElse: say`Que faut-il changer ?`,
  amountUnclear: (words) =>
    say`Je ne peux pas lire le montant dans « ${words} ». Écrivez-le comme un nombre simple avec sa devise.`,
  dateUnclear: (words) =>
    say`Je ne peux pas lire le jour dans « ${words} ». Écrivez-le avec le jour, le mois et l’année.`,
  placeUnclear: (words) => say`Je ne connais pas le lieu « ${words} ». Indiquez aussi le pays.`,
  pageUnclear: say`Ce n’est pas une adresse web utilisable. Elle doit commencer par http ou https.`,
  faults: {
    account_read_only: ({ account = [] }) =>
      say`${account} est en lecture seule ici : rien ne peut y être créé. Choisissez un autre compte ou connectez-le avec le droit d’écriture.`,
    clients_differ: () =>
      say`Ces comptes sont à des clients différents. Un brouillon vaut pour un seul client.`,
    currencies_differ: ({ currencies = [] }) =>
      say`Ces comptes sont facturés en devises différentes (${currencies}). Faites un brouillon pour chacun.`,
    currency_differs: ({ currency = [], wanted = [], account = [] }) =>
      say`Vous avez dit ${currency}, mais ${account} est facturé en ${wanted}. Je ne convertis pas : combien est-ce en ${wanted} ?`,
    below_minimum: ({ minimum = [] }) =>
      say`C’est trop peu : les plateformes demandent environ ${minimum} par jour et par campagne.`,
    total_needs_dates: () => say`Un budget total a besoin d’un premier et d’un dernier jour.`,
    in_past: ({ date = [], today = [] }) => say`${date} est passé ; nous sommes le ${today}.`,
    end_before_start: ({ start = [], end = [] }) =>
      say`Elle finirait le ${end}, avant de commencer le ${start}.`,
    too_far: ({ date = [] }) => say`${date} est dans plus d’un an. L’année est-elle juste ?`,
    ages_order: ({ min = [], max = [] }) =>
      say`Les plus jeunes (${min}) ne peuvent pas être plus âgés que les plus âgés (${max}).`,
  },
  limits: {
    place_by_country: ({ place = [], country = [] }) =>
      say`Les annonces ne peuvent pas être limitées à ${place} ici : elles sont vues dans tout le pays (${country}), avec le lieu dans les mots-clés et les textes.`,
    place_ambiguous: ({ place = [], country = [], regions = [] }) =>
      say`Plusieurs lieux s’appellent ${place} : ${regions}. Tant que vous ne dites pas lequel, les annonces sont vues dans tout le pays (${country}).`,
    gender_ignored: () => say`La recherche Google est montrée à tous les genres.`,
    ages_ignored: () => say`La recherche Google est montrée à tous les âges.`,
    languages_ignored: () => say`Meta n’est pas limité par langue.`,
    objective_by_clicks: () => say`Google vise autant de clics que le budget le permet.`,
    payer_named: () =>
      say`Dans l’Union européenne, les annonces doivent nommer le bénéficiaire et le payeur : ils viennent des annonces précédentes du compte ou de ses réglages chez Meta ; sans cela la campagne est refusée.`,
    no_image: () => say`Les annonces Meta n’ont pas encore d’image ; ajoutez-en une avant de les activer.`,
  },
  proposed: say`Des mots-clés et des textes sont proposés à côté ; changez ce que vous voulez.`,
  byHand: say`À côté, un champ a encore besoin de vous : voyez ceux qui sont marqués.`,
  ready: (names) =>
    say`Le brouillon est complet et confirmé : ${names}. Relisez-le à côté et appuyez sur Publier ; chaque campagne attend alors votre accord et est créée en pause.`,
  publishHint: say`Publier ne revient qu’à vous : utilisez le bouton sous le brouillon. Je ne peux rien changer.`,
  discardHint: say`Vous pouvez abandonner le brouillon avec le bouton à côté. Je ne peux pas le faire pour vous.`,
  notUnderstood: say`Je n’y ai rien trouvé pour le brouillon.`,
  back: say`Revenons au brouillon.`,
  noAccount: say`Aucun compte ici n’est ouvert à l’écriture, une campagne ne peut donc pas être créée. Connectez-en un avec le droit d’écriture sous Comptes ; le brouillon est gardé.`,
  noAccountFor: (platform) =>
    say`Aucun compte ouvert à l’écriture ici pour ${[platform]} ; je le laisse de côté.`,
};
