import type { OutsideChange } from '@adwright/contracts';
import { formatMoney } from '../../shared/format/money.js';
import { label, t } from '../../shared/messages/message.js';

type FieldChange = OutsideChange['changes'][number];

function shown(field: string, value: string | null, currency: string): string | null {
  if (value === null) return null;
  if (field === 'budget' || field === 'bid') return formatMoney(value, currency);
  return field === 'status' ? label('status', value) : value;
}

/** One field: `Budget: 60.00 EUR → 85.00 EUR`; without values only that it changed. */
function describeField({ field, from, to }: FieldChange, currency: string): string {
  const name = label('outside.field', field);
  const [before, after] = [shown(field, from, currency), shown(field, to, currency)];
  if (after === null) return t('outside.field', { field: name });
  return before === null
    ? t('outside.to', { field: name, to: after })
    : t('outside.diff', { field: name, from: before, to: after });
}

/** What happened, in a line. */
export function describeOutside({ operation, changes, currency }: OutsideChange): string {
  if (operation !== 'changed') return t(`outside.${operation}`);
  if (changes.length === 0) return t('outside.changed');
  return changes.map((change) => describeField(change, currency)).join(', ');
}
