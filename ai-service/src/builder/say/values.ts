import {
  type BudgetSlot,
  budgetStep,
  type DraftPlace,
  type Language,
  MICROS_PER_UNIT,
} from '@adwright/contracts';

const locales: Record<Language, string> = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR', es: 'es-ES' };

/** An amount with its currency: `28.57 EUR`, `28,57 EUR`, with as many decimals as the currency's budgets have. */
export function moneyText(micros: bigint, currency: string, language: Language): string {
  const decimals = budgetStep(currency) >= MICROS_PER_UNIT ? 0 : 2;
  // Whole numbers throughout: a budget is never passed through floating point.
  const whole = micros / MICROS_PER_UNIT;
  const cents = (micros % MICROS_PER_UNIT) / (MICROS_PER_UNIT / 100n);
  const format = new Intl.NumberFormat(locales[language], { minimumFractionDigits: 0 });
  const separator = new Intl.NumberFormat(locales[language])
    .formatToParts(1.5)
    .find(({ type }) => type === 'decimal');
  const text = format.format(whole);
  return `${decimals === 0 ? text : `${text}${separator?.value ?? '.'}${cents.toString().padStart(2, '0')}`} ${currency}`;
}

export function budgetText(
  budget: BudgetSlot,
  language: Language,
  periods: Record<BudgetSlot['period'], string>,
): string {
  return `${moneyText(BigInt(budget.micros), budget.currency, language)} ${periods[budget.period]}`;
}

/** `Monday, 30 November 2026`: with the weekday, by which a wrong date is noticed. */
export function dateText(day: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}

export function countryText(country: string, language: Language): string {
  return new Intl.DisplayNames([locales[language]], { type: 'region' }).of(country) ?? country;
}

/** `Lyon (France)`; a country by its name. */
export function placeText(place: DraftPlace, language: Language): string {
  const country = countryText(place.country, language);
  if (place.kind === 'country') return country;
  return `${place.name} (${place.region === undefined ? '' : `${place.region}, `}${country})`;
}

export function languageText(code: string, language: Language): string {
  return new Intl.DisplayNames([locales[language]], { type: 'language' }).of(code) ?? code;
}

/** A divisor or a share as a plain number of the language: `7`, `30.4`. */
export function numberText(number: number, language: Language): string {
  return new Intl.NumberFormat(locales[language]).format(number);
}
