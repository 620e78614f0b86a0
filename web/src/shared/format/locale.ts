/** Locale of numbers and dates. Day before month with the month in letters, so that no date can be misread. */
export const LOCALE = 'en-GB';

/** U+00A0: keeps a figure and its unit on one line. */
export const NBSP = '\u00a0';

/** Shown where the platform reported nothing, which is not zero. */
export const ABSENT = '–';
