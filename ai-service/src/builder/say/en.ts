import { say } from './parts.js';
import type { BuilderPhrases } from './phrases.js';

export const english: BuilderPhrases = {
  and: ' and ',
  periods: { day: 'a day', week: 'a week', month: 'a month', total: 'in total' },
  objectives: {
    leads: 'inquiries and new customers',
    sales: 'sales',
    traffic: 'visits to the page',
    awareness: 'becoming known',
    engagement: 'interactions',
  },
  genders: { all: 'everybody', women: 'women only', men: 'men only' },
  platforms: { meta: 'Meta (Facebook and Instagram)', google: 'Google Search' },
  now: 'as soon as it is switched on',
  noEnd: 'no end date',
  from: 'from',
  until: 'until',
  ages: (min, max) =>
    min && max ? `ages ${min} to ${max}` : min ? `ages ${min} and over` : `up to age ${max}`,
  greet: say`Let us plan a campaign. It is created paused, and only once you have approved it.`,
  noted: (items) => say`Noted: ${items}.`,
  changed: (items) => say`Changed: ${items}.`,
  labels: { landingPage: 'landing page', business: 'for', offer: 'about', objective: 'aim' },
  ask: {
    business: say`What do you want to advertise: what kind of business is it, and what are people to get?`,
    budget: say`How much may it cost, and for how long: a day, a week, a month or in total?`,
    period: (amount) => say`Is ${amount} meant for a day, a week, a month or in total?`,
    currency: (amount) => say`In which currency is ${amount}?`,
    places: say`Where should the ads be seen? Name cities or countries.`,
    whichPlace: (place, regions) =>
      say`Several places are called ${place}. Which one do you mean: ${regions}?`,
    platforms: say`Should it run on Google, on Meta (Facebook and Instagram), or on both?`,
    account: (platform, names) => say`Which account for ${[platform]}: ${names}?`,
    startDate: say`When should it start?`,
    endDate: say`When should it end? A total needs a last day.`,
    landingPage: say`Which page should people land on? Paste its full address.`,
  },
  daily: (day, amount, days, step) =>
    step
      ? say`That is ${day} a day: ${amount} divided by ${days}, rounded down to a multiple of ${step}.`
      : say`That is ${day} a day: ${amount} divided by ${days}.`,
  shares: (google, meta) => say`Of this, ${google} a day go to Google and ${meta} a day to Meta.`,
  confirmMoney: (budget, accounts) => say`Please check the money: ${budget}, billed to ${accounts}.`,
  confirmPlan: (places, start, end) => say`Please check place and time: ${places}, ${start}, ${end}.`,
  right: say`Is that right?`,
  confirmed: say`Confirmed.`,
  whatElse: say`What should be different?`,
  amountUnclear: (words) =>
    say`I cannot tell the amount from “${words}”. Please write it as a plain number with its currency.`,
  dateUnclear: (words) =>
    say`I cannot tell the day from “${words}”. Please write it with day, month and year.`,
  placeUnclear: (words) => say`I do not know the place “${words}”. Please name its country as well.`,
  pageUnclear: say`That is no web address I can use. It has to begin with http or https.`,
  faults: {
    account_read_only: ({ account = [] }) =>
      say`${account} can only be read here, so nothing can be created in it. Choose another account or connect it with write permission.`,
    clients_differ: () => say`Those accounts belong to different clients. A draft is for one client.`,
    currencies_differ: ({ currencies = [] }) =>
      say`Those accounts are billed in different currencies (${currencies}). Make a draft for each.`,
    currency_differs: ({ currency = [], wanted = [], account = [] }) =>
      say`You said ${currency}, but ${account} is billed in ${wanted}. I do not convert money: how much is it in ${wanted}?`,
    below_minimum: ({ minimum = [] }) =>
      say`That is too little: platforms want about ${minimum} a day for each campaign.`,
    total_needs_dates: () => say`A total budget needs a first and a last day.`,
    in_past: ({ date = [], today = [] }) => say`${date} is past; today is ${today}.`,
    end_before_start: ({ start = [], end = [] }) =>
      say`It would end on ${end}, before it starts on ${start}.`,
    too_far: ({ date = [] }) => say`${date} is more than a year ahead. Is the year right?`,
    ages_order: ({ min = [], max = [] }) =>
      say`The youngest (${min}) cannot be older than the oldest (${max}).`,
  },
  limits: {
    place_by_country: ({ place = [], country = [] }) =>
      say`The ads cannot be limited to ${place} here: they are shown in all of ${country}, with the place in keywords and texts.`,
    place_ambiguous: ({ place = [], country = [], regions = [] }) =>
      say`Several places are called ${place}: ${regions}. Until you say which one, the ads are shown in all of ${country}.`,
    gender_ignored: () => say`Google Search is shown to all genders.`,
    ages_ignored: () => say`Google Search is shown to all ages.`,
    languages_ignored: () => say`Meta is not limited by language.`,
    objective_by_clicks: () => say`Google aims for as many clicks as the budget allows.`,
    payer_named: () =>
      say`Ads in the European Union must name who benefits and who pays: they take it from the account’s earlier ads there or its settings on Meta, and are refused where neither names anyone.`,
    no_image: () => say`The Meta ads come without an image; add one before you switch them on.`,
  },
  proposed: say`Keywords and ad texts are proposed beside; change what you like.`,
  byHand: say`Something beside still needs your hand: see the marked fields.`,
  ready: (names) =>
    say`The draft is complete and confirmed: ${names}. Look through it beside and press Publish; each campaign then waits for its approval and is created paused.`,
  publishHint: say`Publishing is yours alone: use the button under the draft. I cannot change anything.`,
  discardHint: say`You can discard the draft with the button beside it. I cannot do it for you.`,
  notUnderstood: say`I did not find anything for the draft in that.`,
  back: say`Back to the draft.`,
  noAccount: say`No account here can be written to, so a campaign cannot be created. Connect one with write permission under Accounts; the draft is kept.`,
  noAccountFor: (platform) => say`No ${[platform]} account here can be written to, so it is left out.`,
};
