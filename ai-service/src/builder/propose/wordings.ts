import type { Language } from '@adwright/contracts';

/** Sentences an ad can be made of in one language. They claim nothing that the person did not say. */
export interface Wordings {
  readonly inPlace: (business: string, place: string) => string;
  readonly yourInPlace: (business: string, place: string) => string;
  readonly nearYou: (business: string) => string;
  readonly headlines: readonly string[];
  readonly headlinesFor: Partial<Record<'leads' | 'sales' | 'awareness' | 'engagement', readonly string[]>>;
  readonly learnAbout: (business: string) => string;
  readonly visit: (business: string, place: string | null) => string;
  readonly offer: (offer: string, business: string) => string;
  readonly descriptions: readonly string[];
  /** What people search who want no customer's offer: work, training, things for nothing. */
  readonly negatives: readonly string[];
  readonly nearMe: string;
}

export const wordings: Record<Language, Wordings> = {
  en: {
    inPlace: (business, place) => `${business} in ${place}`,
    yourInPlace: (business, place) => `Your ${business} in ${place}`,
    nearYou: (business) => `${business} near you`,
    headlines: ['Find out more online', 'See what we offer', 'Get to know us', 'Visit our website'],
    headlinesFor: {
      leads: ['Get in touch today', 'Ask us your questions', 'Contact us online'],
      sales: ['Order online', 'See the whole range'],
    },
    learnAbout: (business) => `Learn more about our ${business} on our website.`,
    visit: (business, place) =>
      place === null ? `Get to know our ${business}.` : `Get to know our ${business} in ${place}.`,
    offer: (offer, business) => `${offer}: find out more about our ${business}.`,
    descriptions: [
      'All details are on our website. Have a look and get in touch.',
      'Find out what we offer and how to reach us.',
      'Questions? Our website answers them, and so do we.',
    ],
    negatives: ['jobs', 'salary', 'training', 'free', 'definition', 'used'],
    nearMe: 'near me',
  },
  de: {
    inPlace: (business, place) => `${business} in ${place}`,
    yourInPlace: (business, place) => `${business} – in ${place}`,
    nearYou: (business) => `${business} in der Nähe`,
    headlines: [
      'Jetzt online informieren',
      'Unser Angebot ansehen',
      'Lernen Sie uns kennen',
      'Zu unserer Webseite',
    ],
    headlinesFor: {
      leads: ['Jetzt Kontakt aufnehmen', 'Fragen Sie uns', 'Online anfragen'],
      sales: ['Online bestellen', 'Das ganze Sortiment'],
    },
    learnAbout: (business) => `Mehr über uns (${business}) auf unserer Webseite.`,
    visit: (business, place) =>
      place === null
        ? `Lernen Sie uns kennen: ${business}.`
        : `Lernen Sie uns kennen: ${business} in ${place}.`,
    offer: (offer, business) => `${offer}: mehr dazu bei uns (${business}).`,
    descriptions: [
      'Alle Einzelheiten auf unserer Webseite. Schauen Sie vorbei und melden Sie sich.',
      'Erfahren Sie, was wir anbieten und wie Sie uns erreichen.',
      'Fragen? Unsere Webseite beantwortet sie, und wir auch.',
    ],
    negatives: ['jobs', 'stellenangebote', 'gehalt', 'ausbildung', 'kostenlos', 'gebraucht'],
    nearMe: 'in der nähe',
  },
  fr: {
    inPlace: (business, place) => `${business} à ${place}`,
    yourInPlace: (business, place) => `Votre ${business} à ${place}`,
    nearYou: (business) => `${business} près de vous`,
    headlines: [
      'En savoir plus en ligne',
      'Découvrez notre offre',
      'Faites connaissance',
      'Visitez notre site',
    ],
    headlinesFor: {
      leads: ['Contactez-nous', 'Posez-nous vos questions', 'Demande en ligne'],
      sales: ['Commandez en ligne', 'Voir toute la gamme'],
    },
    learnAbout: (business) => `En savoir plus sur notre ${business} sur notre site.`,
    visit: (business, place) =>
      place === null
        ? `Faites connaissance avec notre ${business}.`
        : `Découvrez notre ${business} à ${place}.`,
    offer: (offer, business) => `${offer} : tout savoir sur notre ${business}.`,
    descriptions: [
      'Tous les détails sont sur notre site. Venez voir et contactez-nous.',
      'Découvrez notre offre et comment nous joindre.',
      'Des questions ? Notre site y répond, et nous aussi.',
    ],
    negatives: ['emploi', 'salaire', 'formation', 'gratuit', 'définition', 'occasion'],
    nearMe: 'près de moi',
  },
  es: {
    inPlace: (business, place) => `${business} en ${place}`,
    yourInPlace: (business, place) => `Su ${business} en ${place}`,
    nearYou: (business) => `${business} cerca de usted`,
    headlines: ['Más información en línea', 'Conozca nuestra oferta', 'Conózcanos', 'Visite nuestra web'],
    headlinesFor: {
      leads: ['Contacte con nosotros', 'Pregúntenos', 'Consulta en línea'],
      sales: ['Pida en línea', 'Vea todo el catálogo'],
    },
    learnAbout: (business) => `Más sobre nuestra ${business} en nuestra web.`,
    visit: (business, place) =>
      place === null ? `Conózcanos: ${business}.` : `Conózcanos: ${business} en ${place}.`,
    offer: (offer, business) => `${offer}: más información en ${business}.`,
    descriptions: [
      'Todos los detalles están en nuestra web. Véalos y póngase en contacto.',
      'Descubra lo que ofrecemos y cómo encontrarnos.',
      '¿Preguntas? Nuestra web las responde, y nosotros también.',
    ],
    negatives: ['empleo', 'sueldo', 'curso', 'gratis', 'definición', 'segunda mano'],
    nearMe: 'cerca de mí',
  },
};
