import type { DateLexicon } from './lexicon.js';

export const english: DateLexicon = {
  months: [
    'january|jan',
    'february|feb',
    'march|mar',
    'april|apr',
    'may',
    'june|jun',
    'july|jul',
    'august|aug',
    'september|sept|sep',
    'october|oct',
    'november|nov',
    'december|dec',
  ],
  weekdays: [
    'mondays?|mon',
    'tuesdays?|tues?',
    'wednesdays?|wedn?|weds',
    'thursdays?|thurs?|thur',
    'fridays?|fri',
    'saturdays?|sat',
    'sundays?|sun',
  ],
  counts: [
    'one|an?|a single',
    'two|a couple of|a couple',
    ...'three four five six seven eight nine ten eleven twelve'.split(' '),
  ],
  ordinals: [
    ...'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
      ' ',
    ),
    ...'first second third fourth fifth sixth seventh eighth ninth'
      .split(' ')
      .map((word) => `twenty[- ]${word}`),
    'thirtieth',
    'thirty[- ]first',
  ],
  daySuffix: 'st|nd|rd|th',
  of: 'of the|of|the',
  onThe: 'on the|the|on',
  units: { day: 'days?', week: 'weeks?', fortnight: 'fortnights?', month: 'months?', year: 'years?' },
  next: { before: 'next|the coming|coming|the following', after: '' },
  this: { before: 'this', after: '' },
  last: { before: 'last|past|previous', after: '' },
  ahead: { before: 'in|within|after', after: "from now|from today|later|hence|(?:'s )?time" },
  ago: { before: '', after: 'ago|back|before' },
  relative: [
    ['the day after tomorrow|day after tomorrow|the day after tmr', 2],
    ['the day before yesterday|day before yesterday', -2],
    ['tomorrow|tmr|tomorow|tommorow|tommorrow', 1],
    ['yesterday', -1],
    ['today|tonight', 0],
  ],
  now: 'now|right now|right away|immediately|asap|as soon as possible|straight away|at once',
  never:
    'no end(?: date)?|without (?:an )?end(?: date)?|open[- ]ended|indefinitely|until further notice|ongoing|forever',
  startOf: '(?:the )?(?:start|beginning) of|early(?: in)?',
  middleOf: '(?:the )?middle of|mid[- ]?',
  endOf: '(?:the )?end of',
  theMonth: '(?:the|this) month',
  theYear: '(?:the|this) year',
  from: 'from|starting|starts?|beginning|as of|begins?|launch(?:ing)?|go live|since',
  until: 'until|till|til|ending|ends?|to|through|up to|stops?|by',
};
