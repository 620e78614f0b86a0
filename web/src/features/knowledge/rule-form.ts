import {
  type Constraint,
  type ConstraintTarget,
  constraintSchema,
  decimalToMicros,
  microsToDecimal,
} from '@adwright/contracts';

/** A rule as the fields of its form; everything a kind does not use is left as it is. */
export interface RuleForm {
  kind: Constraint['kind'] | 'none';
  target: ConstraintTarget['kind'];
  level: 'campaign' | 'ad_group' | 'ad' | 'any';
  name: string;
  direction: 'any' | 'raise' | 'lower';
  amount: string;
  currency: string;
  period: 'day' | 'week' | 'month';
  percent: number | string;
  weekdays: string[];
  words: string;
}

export function toRuleForm(rule: Constraint | null): RuleForm {
  const target = rule !== null && 'target' in rule ? rule.target : null;
  return {
    kind: rule?.kind ?? 'none',
    target: target?.kind ?? 'named',
    level: target?.kind === 'named' ? target.level : 'campaign',
    name: target?.kind === 'named' ? target.name : '',
    direction: rule?.kind === 'keep_budget' ? rule.direction : 'any',
    amount: rule?.kind === 'max_budget' ? microsToDecimal(BigInt(rule.amountMicros)) : '',
    currency: rule?.kind === 'max_budget' ? rule.currency : 'EUR',
    period: rule?.kind === 'max_budget' ? rule.period : 'day',
    percent: rule?.kind === 'margin' ? rule.percent : '',
    weekdays: rule?.kind === 'closed_days' ? rule.weekdays.map(String) : [],
    words:
      rule?.kind === 'never_exclude'
        ? rule.words
        : rule?.kind === 'forbidden_claim'
          ? rule.phrases.join(', ')
          : '',
  };
}

function targetOf({ target, level, name }: RuleForm): ConstraintTarget {
  if (target === 'brand') return { kind: 'brand' };
  return target === 'named' ? { kind: 'named', level, name } : { kind: target, platform: null };
}

function micros(amount: string): string {
  try {
    return decimalToMicros(amount).toString();
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}

/** The rule a form says; `undefined` while it is not whole. Null: the fact is no rule. */
export function fromRuleForm(form: RuleForm, before: Constraint | null): Constraint | null | undefined {
  if (form.kind === 'none') return null;
  const words = form.words.split(',').flatMap((part) => (part.trim() === '' ? [] : part.trim()));
  const topics = before?.kind === 'forbidden_claim' ? before.topics : [];
  const candidate: Record<Constraint['kind'], unknown> = {
    never_pause: { target: targetOf(form) },
    hands_off: { target: targetOf(form) },
    keep_budget: { target: targetOf(form), direction: form.direction },
    max_budget: {
      target: targetOf(form),
      amountMicros: micros(form.amount),
      currency: form.currency.trim().toUpperCase(),
      period: form.period,
    },
    margin: { percent: Number(form.percent) },
    closed_days: { weekdays: form.weekdays.map(Number).sort() },
    never_exclude: { words: form.words.trim() },
    forbidden_claim: { phrases: words, topics },
  };
  const parsed = constraintSchema.safeParse({ ...(candidate[form.kind] as object), kind: form.kind });
  if (!parsed.success) return undefined;
  const { data } = parsed;
  return data.kind === 'forbidden_claim' && data.phrases.length + data.topics.length === 0 ? undefined : data;
}
