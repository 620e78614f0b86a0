import type { PlanChange, Platform } from '@adwright/contracts';
import { VisuallyHidden } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { formatPlanValue } from '../format/change.js';
import { levelName } from '../format/level.js';
import { label, t } from '../messages/message.js';
import { BlueprintFacts } from './blueprint-facts.js';
import classes from './plan-diff.module.css';

interface PlanDiffProps {
  readonly changes: readonly PlanChange[];
  readonly platform: Platform;
  /** Whether a budget is per day or for its lifetime, where the caller knows it. */
  readonly budgetPeriod?: 'daily' | 'lifetime';
}

/** The exact diff: each entity and setting with the value it has and the value it will have. */
export function PlanDiff({ changes, platform, budgetPeriod }: PlanDiffProps) {
  return (
    <ul className={classes.list} aria-label={t('diff.caption')}>
      {changes.map((change) => {
        const { entity, field, from, to, alsoAffects } = change;
        const name =
          field === 'budget' && budgetPeriod !== undefined
            ? t(`field.budget.${budgetPeriod}`)
            : label('field', field);
        return (
          <li key={`${entity.level}:${entity.externalId}:${field}:${to ?? from ?? ''}`}>
            <div className={classes.entity}>
              {levelName(entity.level, platform)} “{entity.name}”
            </div>
            <div className={classes.field}>{name}</div>
            <div className={classes.values}>
              <VisuallyHidden>{t('diff.from')}</VisuallyHidden>
              <span className={from === null ? classes.nothing : classes.from}>
                {formatPlanValue(from, change)}
              </span>
              <span className={classes.arrow}>
                <IconArrowRight size={16} aria-hidden />
              </span>
              <VisuallyHidden>{t('diff.to')}</VisuallyHidden>
              <span className={to === null ? classes.nothing : classes.to}>
                {formatPlanValue(to, change)}
              </span>
            </div>
            {change.unit === 'campaign' && <BlueprintFacts change={change} />}
            {alsoAffects.length > 0 && (
              <div className={classes.also}>
                {t('suggestion.alsoAffects', { names: alsoAffects.join(', ') })}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
