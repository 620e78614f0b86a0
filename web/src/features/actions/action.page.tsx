import type { Action } from '@adwright/contracts';
import { useParams } from 'react-router-dom';
import { useLiveStore } from '../../shared/live/live.store.js';
import { label, t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingBlock } from '../../shared/ui/loading.js';
import { Page } from '../../shared/ui/page.js';
import { PlanDiff } from '../../shared/ui/plan-diff.js';
import { Section } from '../../shared/ui/section.js';
import { VerdictList } from '../../shared/ui/verdict-list.js';
import classes from './action.module.css';
import { ActionOutcome } from './action-outcome.js';
import { ActionRecord } from './action-record.js';
import { isMoving, useAction } from './api/get-action.js';
import { ApproveDraft } from './approve-draft.js';
import { ResolvePanel } from './resolve-panel.js';
import { StateTag } from './state-tag.js';
import { StepList } from './step-list.js';
import { UndoPanel } from './undo-panel.js';

function Detail({ action }: { readonly action: Action }) {
  const live = useLiveStore(({ state }) => state);
  const mayResolve = useCan('admin');
  const { state, plan, steps, platform } = action;
  const finished = state === 'applied' || state === 'undone';
  return (
    <>
      <ActionOutcome action={action} />
      <div className={classes.layout}>
        <div>
          <Section title={t('action.steps')}>
            <StepList steps={steps} />
            {isMoving(state) && live === 'reconnecting' && (
              <div className={classes.note}>{t('action.polling')}</div>
            )}
          </Section>
          {state === 'unknown' && mayResolve && <ResolvePanel actionId={action.id} />}
          <ActionRecord action={action} />
        </div>
        <div>
          <Section title={t('action.plan')}>
            <PlanDiff changes={plan.changes} platform={platform} />
            {state === 'awaiting_approval' && <ApproveDraft action={action} />}
          </Section>
          {finished && <UndoPanel key={action.id} action={action} />}
          <Section title={t('suggestion.verdict')}>
            <VerdictList verdict={plan.verdict} />
          </Section>
        </div>
      </div>
    </>
  );
}

/** One change on its way: live steps, the exact diff, the outcome, undo. */
export function ActionPage() {
  const { id = '' } = useParams();
  const query = useAction(id);
  const { data } = query;
  return (
    <Page
      title={data?.title ?? t('actions.title')}
      back={{ to: '/actions', label: t('actions.title') }}
      {...(data === undefined
        ? {}
        : {
            lead: t('action.lead', {
              account: data.adAccountName,
              platform: label('platform', data.platform),
              origin: label('action.origin', data.origin),
            }),
            actions: <StateTag state={data.state} />,
          })}
    >
      <Loaded
        query={query}
        loading={<LoadingBlock label={t('action.loading')} height={360} />}
        failed={t('action.failed')}
      >
        {(action) => <Detail action={action} />}
      </Loaded>
    </Page>
  );
}
