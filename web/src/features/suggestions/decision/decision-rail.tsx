import type { SuggestionDetail } from '@adwright/contracts';
import { formatImpact } from '../../../shared/format/impact.js';
import { label, t } from '../../../shared/messages/message.js';
import { useCan, useRole } from '../../../shared/session/use-role.js';
import { Notice } from '../../../shared/ui/notice.js';
import { PlanDiff } from '../../../shared/ui/plan-diff.js';
import { Section } from '../../../shared/ui/section.js';
import { Tag } from '../../../shared/ui/tag.js';
import { VerdictList } from '../../../shared/ui/verdict-list.js';
import classes from '../suggestions.module.css';
import { ApproveButton } from './approve-button.js';
import { DoneButton, ManualSteps } from './manual-steps.js';
import { PutAside } from './put-aside.js';

const riskTones = { low: 'plain', medium: 'late', high: 'risk' } as const;

function Decide({ suggestion }: { readonly suggestion: SuggestionDetail }) {
  const mayDecide = useCan('analyst');
  const role = useRole();
  if (suggestion.status !== 'open' && suggestion.status !== 'snoozed') return null;
  if (!mayDecide) {
    return (
      <div className={classes.block}>
        <Notice title={t('suggestion.viewerTitle')}>
          {t('suggestion.viewerText', { role: label('role', role ?? 'viewer') })}
        </Notice>
      </div>
    );
  }
  const { plan, applicable, id } = suggestion;
  return (
    <div className={`${classes.block} ${classes.decide}`}>
      {applicable && plan !== null ? (
        <ApproveButton suggestion={suggestion} plan={plan} />
      ) : (
        <DoneButton suggestionId={id} />
      )}
      <PutAside suggestionId={id} />
    </div>
  );
}

/** The decision itself: effect, risk, exact diff, verdict of the limits, then the button. */
export function DecisionRail({ suggestion }: { readonly suggestion: SuggestionDetail }) {
  const { impact, risk, currency, plan, platform, change } = suggestion;
  const budgetPeriod = change?.kind === 'set_budget' ? { budgetPeriod: change.period } : {};
  return (
    <div className={classes.rail}>
      <Section flush>
        {impact !== null && (
          <div className={classes.block}>
            <h2 className={classes.blockTitle}>{t('suggestion.estimate')}</h2>
            <p className={classes.text}>
              <strong>{formatImpact(impact, currency)}</strong>
            </p>
            <p className={`${classes.text} ${classes.soft}`}>{impact.basis}</p>
          </div>
        )}
        <div className={classes.block}>
          <h2 className={classes.blockTitle}>{t('suggestion.risk')}</h2>
          <p className={classes.text}>
            <Tag tone={riskTones[risk.level]}>{label('risk', risk.level)}</Tag> {risk.text}
          </p>
        </div>
        {plan !== null && (
          <>
            <div className={classes.block}>
              <h2 className={classes.blockTitle}>{t('suggestion.change')}</h2>
              <PlanDiff changes={plan.changes} platform={platform} {...budgetPeriod} />
            </div>
            <div className={classes.block}>
              <h2 className={classes.blockTitle}>{t('suggestion.verdict')}</h2>
              <VerdictList verdict={plan.verdict} />
            </div>
          </>
        )}
        {(!suggestion.applicable || plan === null) && suggestion.manualSteps.length > 0 && (
          <ManualSteps suggestion={suggestion} />
        )}
        <Decide suggestion={suggestion} />
      </Section>
    </div>
  );
}
