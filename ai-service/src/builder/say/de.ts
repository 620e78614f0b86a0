import { say } from './parts.js';
import type { BuilderPhrases } from './phrases.js';

export const german: BuilderPhrases = {
  and: ' und ',
  periods: { day: 'am Tag', week: 'pro Woche', month: 'im Monat', total: 'insgesamt' },
  objectives: {
    leads: 'Anfragen und neue Kunden',
    sales: 'Verkäufe',
    traffic: 'Besuche der Seite',
    awareness: 'Bekanntheit',
    engagement: 'Interaktionen',
  },
  genders: { all: 'alle', women: 'nur Frauen', men: 'nur Männer' },
  platforms: { meta: 'Meta (Facebook und Instagram)', google: 'Google-Suche' },
  now: 'sobald sie eingeschaltet wird',
  noEnd: 'ohne Enddatum',
  from: 'ab',
  until: 'bis',
  ages: (min, max) =>
    min && max ? `Alter ${min} bis ${max}` : min ? `ab ${min} Jahren` : `bis ${max} Jahre`,
  greet: say`Planen wir eine Kampagne. Sie wird pausiert angelegt, und erst, wenn Sie zugestimmt haben.`,
  noted: (items) => say`Notiert: ${items}.`,
  changed: (items) => say`Geändert: ${items}.`,
  labels: { landingPage: 'Zielseite', business: 'für', offer: 'Thema', objective: 'Ziel' },
  ask: {
    business: say`Was möchten Sie bewerben: was für ein Geschäft ist es, und was sollen die Leute bekommen?`,
    budget: say`Wie viel darf es kosten, und wofür: am Tag, pro Woche, im Monat oder insgesamt?`,
    period: (amount) => say`Gilt ${amount} für einen Tag, eine Woche, einen Monat oder insgesamt?`,
    currency: (amount) => say`In welcher Währung sind ${amount}?`,
    places: say`Wo sollen die Anzeigen zu sehen sein? Nennen Sie Städte oder Länder.`,
    whichPlace: (place, regions) => say`Mehrere Orte heißen ${place}. Welchen meinen Sie: ${regions}?`,
    platforms: say`Soll sie auf Google, auf Meta (Facebook und Instagram) oder auf beiden laufen?`,
    account: (platform, names) => say`Welches Konto für ${[platform]}: ${names}?`,
    startDate: say`Wann soll sie beginnen?`,
    endDate: say`Wann soll sie enden? Ein Gesamtbetrag braucht einen letzten Tag.`,
    landingPage: say`Auf welche Seite sollen die Leute gelangen? Bitte die vollständige Adresse.`,
  },
  daily: (day, amount, days, step) =>
    step
      ? say`Das sind ${day} am Tag: ${amount} geteilt durch ${days}, abgerundet auf ein Vielfaches von ${step}.`
      : say`Das sind ${day} am Tag: ${amount} geteilt durch ${days}.`,
  shares: (google, meta) => say`Davon gehen am Tag ${google} an Google und ${meta} an Meta.`,
  confirmMoney: (budget, accounts) => say`Bitte das Geld prüfen: ${budget}, abgerechnet über ${accounts}.`,
  confirmPlan: (places, start, end) => say`Bitte Ort und Zeit prüfen: ${places}, ${start}, ${end}.`,
  right: say`Stimmt das?`,
  confirmed: say`Bestätigt.`,
  whatElse: say`Was soll anders sein?`,
  amountUnclear: (words) =>
    say`Aus „${words}“ kann ich den Betrag nicht sicher lesen. Bitte als einfache Zahl mit Währung schreiben.`,
  dateUnclear: (words) =>
    say`Aus „${words}“ kann ich den Tag nicht sicher lesen. Bitte mit Tag, Monat und Jahr schreiben.`,
  placeUnclear: (words) => say`Den Ort „${words}“ kenne ich nicht. Bitte nennen Sie auch das Land.`,
  pageUnclear: say`Das ist keine Webadresse, die ich verwenden kann. Sie muss mit http oder https beginnen.`,
  faults: {
    account_read_only: ({ account = [] }) =>
      say`${account} kann hier nur gelesen werden, also lässt sich darin nichts anlegen. Wählen Sie ein anderes Konto oder verbinden Sie es mit Schreibrecht.`,
    clients_differ: () => say`Diese Konten gehören verschiedenen Kunden. Ein Entwurf gilt für einen Kunden.`,
    currencies_differ: ({ currencies = [] }) =>
      say`Diese Konten werden in verschiedenen Währungen abgerechnet (${currencies}). Bitte je einen Entwurf machen.`,
    currency_differs: ({ currency = [], wanted = [], account = [] }) =>
      say`Sie sagten ${currency}, aber ${account} wird in ${wanted} abgerechnet. Ich rechne nicht um: wie viel ist es in ${wanted}?`,
    below_minimum: ({ minimum = [] }) =>
      say`Das ist zu wenig: die Plattformen verlangen etwa ${minimum} am Tag für jede Kampagne.`,
    total_needs_dates: () => say`Ein Gesamtbetrag braucht einen ersten und einen letzten Tag.`,
    in_past: ({ date = [], today = [] }) => say`${date} ist vorbei; heute ist ${today}.`,
    end_before_start: ({ start = [], end = [] }) =>
      say`Sie würde am ${end} enden, bevor sie am ${start} beginnt.`,
    too_far: ({ date = [] }) => say`${date} liegt mehr als ein Jahr voraus. Stimmt das Jahr?`,
    ages_order: ({ min = [], max = [] }) =>
      say`Die Jüngsten (${min}) können nicht älter als die Ältesten (${max}) sein.`,
  },
  limits: {
    place_by_country: ({ place = [], country = [] }) =>
      say`Die Anzeigen lassen sich hier nicht auf ${place} begrenzen: sie erscheinen im ganzen Land (${country}), mit dem Ort in Keywords und Texten.`,
    place_ambiguous: ({ place = [], country = [], regions = [] }) =>
      say`Mehrere Orte heißen ${place}: ${regions}. Bis Sie sagen, welcher gemeint ist, erscheinen die Anzeigen im ganzen Land (${country}).`,
    gender_ignored: () => say`Die Google-Suche wird allen Geschlechtern gezeigt.`,
    ages_ignored: () => say`Die Google-Suche wird jedem Alter gezeigt.`,
    languages_ignored: () => say`Meta wird nicht nach Sprache begrenzt.`,
    objective_by_clicks: () => say`Google strebt so viele Klicks an, wie das Budget erlaubt.`,
    payer_named: () =>
      say`Anzeigen in der Europäischen Union müssen Begünstigte und Zahlende nennen: sie stammen aus früheren Anzeigen des Kontos oder seinen Einstellungen bei Meta; fehlen sie dort, wird die Kampagne abgelehnt.`,
    no_image: () =>
      say`Die Meta-Anzeigen haben noch kein Bild; fügen Sie eines hinzu, bevor Sie sie einschalten.`,
  },
  proposed: say`Keywords und Anzeigentexte stehen als Vorschlag daneben; ändern Sie, was Sie möchten.`,
  byHand: say`Daneben braucht noch etwas Ihre Hand: siehe die markierten Felder.`,
  ready: (names) =>
    say`Der Entwurf ist vollständig und bestätigt: ${names}. Sehen Sie ihn daneben durch und drücken Sie auf Veröffentlichen; jede Kampagne wartet dann auf ihre Freigabe und wird pausiert angelegt.`,
  publishHint: say`Veröffentlichen können nur Sie: mit dem Knopf unter dem Entwurf. Ich kann nichts ändern.`,
  discardHint: say`Verwerfen können Sie den Entwurf mit dem Knopf daneben. Ich kann das nicht für Sie tun.`,
  notUnderstood: say`Darin habe ich nichts für den Entwurf gefunden.`,
  back: say`Zurück zum Entwurf.`,
  noAccount: say`In kein Konto hier darf geschrieben werden, also kann keine Kampagne angelegt werden. Verbinden Sie eines mit Schreibrecht unter Konten; der Entwurf bleibt erhalten.`,
  noAccountFor: (platform) =>
    say`Für ${[platform]} gibt es hier kein Konto, in das geschrieben werden darf; ich lasse es weg.`,
};
