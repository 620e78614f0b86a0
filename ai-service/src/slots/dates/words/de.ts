import type { DateLexicon } from './lexicon.js';

const ordinals =
  'erst zweit dritt viert funft sechst siebt acht neunt zehnt elft zwolft dreizehnt vierzehnt funfzehnt sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst';
const units = 'ein zwei drei vier funf sechs sieben acht neun';

export const german: DateLexicon = {
  months: [
    'januar|janner|jan',
    'februar|feber|feb',
    'marz|maerz|mrz',
    'april|apr',
    'mai',
    'juni|jun',
    'juli|jul',
    'august|aug',
    'september|sept|sep',
    'oktober|okt',
    'november|nov',
    'dezember|dez',
  ],
  weekdays: [
    'montags?|mo',
    'dienstags?|di',
    'mittwochs?|mi',
    'donnerstags?|do',
    'freitags?|fr',
    'samstags?|sonnabends?|sa',
    'sonntags?|so',
  ],
  counts: [
    'eine[rmn]?|ein',
    'zwei|zwo',
    ...'drei vier funf sechs sieben acht neun zehn elf zwolf'.split(' '),
  ],
  ordinals: [
    ...ordinals.split(' '),
    ...units.split(' ').map((unit) => `${unit}undzwanzigst`),
    'dreissigst|dreisigst',
    'einunddreissigst|einunddreisigst',
  ].map((stems) => `(?:${stems})e[nrms]?`),
  daySuffix: '\\.',
  of: 'des|der|den|vom|im',
  onThe: 'am|den|der|zum|ab dem|ab|bis zum|bis',
  units: {
    day: 'tage?n?',
    week: 'wochen?',
    fortnight: '(?!)',
    month: 'monate?n?',
    year: 'jahre?n?',
  },
  next: {
    before: '(?:am |im |der |die |das |den )?(?:nachste[nrms]?|kommende[nrms]?|folgende[nrms]?)',
    after: '',
  },
  this: { before: '(?:am |im |den )?diese[nrms]?', after: '' },
  last: { before: '(?:am |im |den )?(?:letzte[nrms]?|vergangene[nrms]?)', after: '' },
  ahead: { before: 'in', after: 'spater|ab heute' },
  ago: { before: 'vor', after: '' },
  relative: [
    ['ubermorgen|uebermorgen', 2],
    ['vorgestern', -2],
    // "am Morgen" and "heute Morgen" are times of a day.
    ['(?<!am |heute |jeden )morgen(?! frueh)', 1],
    ['gestern', -1],
    ['heute', 0],
  ],
  now: 'jetzt|sofort|ab sofort|gleich|umgehend|so schnell wie moglich|schnellstmoglich',
  never:
    'ohne end(?:e|datum)|ohne enddatum|unbefristet|bis auf weiteres|kein end(?:e|datum)|open end|dauerhaft|laufend',
  startOf: '(?:am |zum )?(?:anfang|beginn)(?: des| von)?',
  middleOf: '(?:zur )?mitte(?: des| von)?',
  endOf: '(?:am |zum |bis )?ende(?: des| von)?',
  theMonth: '(?:diese[sn] |des )?monats?',
  theYear: '(?:diese[sn] |des )?jahre?s',
  from: 'ab dem|ab|vom|von|start(?:et|en)?(?: am)?|beginn(?:t|en)?(?: am)?|los(?: am)?|seit',
  until: 'bis zum|bis|endet am|endet|ende am|stopp(?:t)? am',
};
