import type { Constraint, ConstraintTarget } from '@adwright/contracts';
import { formatMoney } from '../../shared/format/money.js';
import { label, t } from '../../shared/messages/message.js';

function targetText(target: ConstraintTarget): string {
  if (target.kind === 'brand') return t('rule.target.brand');
  if (target.kind === 'named')
    return t('rule.target.named', { level: label('rule.level', target.level), name: target.name });
  const what = label('rule.target', target.kind);
  return target.platform === null
    ? what
    : t('rule.target.on', { what, platform: label('platform', target.platform) });
}

/** A rule as we understand it, in a sentence that the person can say yes or no to. */
export function ruleText(rule: Constraint): string {
  switch (rule.kind) {
    case 'never_pause':
      return t('rule.never_pause', { target: targetText(rule.target) });
    case 'hands_off':
      return t('rule.hands_off', { target: targetText(rule.target) });
    case 'keep_budget':
      return t(`rule.keep_budget.${rule.direction}`, { target: targetText(rule.target) });
    case 'max_budget':
      return t('rule.max_budget', {
        target: targetText(rule.target),
        amount: formatMoney(rule.amountMicros, rule.currency),
        period: label('rule.period', rule.period),
      });
    case 'margin':
      return t('rule.margin', { percent: rule.percent });
    case 'closed_days':
      return t('rule.closed_days', {
        days: rule.weekdays.map((day) => label('weekday', String(day))).join(', '),
      });
    case 'never_exclude':
      return t('rule.never_exclude', { words: rule.words });
    case 'forbidden_claim': {
      const claims = [
        ...rule.phrases.map((phrase) => `“${phrase}”`),
        ...rule.topics.map((topic) => label('claim', topic)),
      ];
      return t('rule.forbidden_claim', { claims: claims.join(', ') });
    }
  }
}
