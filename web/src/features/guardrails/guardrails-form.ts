import { decimalToMicros, type Guardrails, microsToDecimal } from '@adwright/contracts';
import { t } from '../../shared/messages/message.js';

/** The limits in human units: percent as typed, ceilings as amounts of the account's currency; '' = automatic. */
export interface GuardrailsForm {
  readonly writesStopped: boolean;
  readonly maxStepPercent: number | string;
  readonly max24hPercent: number | string;
  readonly max7dPercent: number | string;
  readonly ceilings: Readonly<Record<string, string>>;
}

const MOST_PERCENT = 1000;

export function toForm(guardrails: Guardrails): GuardrailsForm {
  const { writesStopped, maxStepPercent, max24hPercent, max7dPercent, accountCeilings } = guardrails;
  return {
    writesStopped,
    maxStepPercent,
    max24hPercent,
    max7dPercent,
    ceilings: Object.fromEntries(
      accountCeilings.map(({ adAccountId, dailyBudgetMicros }) => [
        adAccountId,
        microsToDecimal(BigInt(dailyBudgetMicros)),
      ]),
    ),
  };
}

/** Why a ceiling as typed is no amount; null when it is one or empty. A comma is refused, since it can mean two things. */
export function ceilingFault(text: string): string | null {
  if (text.trim() === '') return null;
  return /^\d{1,12}(\.\d{1,2})?$/.test(text.trim()) ? null : t('guardrails.amountFault');
}

export function percentFault(value: number | string): string | null {
  return typeof value === 'number' && value >= 0 && value <= MOST_PERCENT
    ? null
    : t('guardrails.percentRange');
}

/** Why a cumulative limit does not go with the single step: a smaller one would make the step unreachable. */
export function cumulativeFault(value: number | string, step: number | string): string | null {
  const fault = percentFault(value);
  if (fault !== null) return fault;
  return typeof step === 'number' && typeof value === 'number' && value < step
    ? t('guardrails.orderFault')
    : null;
}

/**
 * The limits as the API takes them.
 * @throws RangeError when a field was not checked with the faults above before.
 */
export function fromForm(form: GuardrailsForm): Guardrails {
  return {
    writesStopped: form.writesStopped,
    maxStepPercent: Number(form.maxStepPercent),
    max24hPercent: Number(form.max24hPercent),
    max7dPercent: Number(form.max7dPercent),
    accountCeilings: Object.entries(form.ceilings)
      .filter(([, text]) => text.trim() !== '')
      .map(([adAccountId, text]) => ({ adAccountId, dailyBudgetMicros: decimalToMicros(text).toString() })),
  };
}
