import type { Alert } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { formatDate } from '../../shared/format/date.js';
import { useAdAccount } from '../../shared/hooks/use-ad-accounts.js';
import { t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { EvidenceTable } from '../../shared/ui/evidence-table.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { notifyFailed } from '../../shared/ui/notify.js';
import { Section } from '../../shared/ui/section.js';
import { Tag, type Tone } from '../../shared/ui/tag.js';
import classes from './alert-list.module.css';
import { useAcknowledgeAlert } from './api/acknowledge-alert.js';
import { useOpenAlerts } from './api/list-alerts.js';

/** Severity 7 and up means that money is at risk now (PRODUCT: alerts are graded 1 to 10). */
const GRAVE = 7;

function toneOf(severity: number): Tone {
  return severity >= GRAVE ? 'risk' : 'late';
}

function AlertItem({ alert }: { readonly alert: Alert }) {
  const acknowledge = useAcknowledgeAlert();
  const mayAct = useCan('analyst');
  const account = useAdAccount(alert.adAccountId);
  const [shown, { toggle }] = useDisclosure(false);
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <span className={classes.title}>{alert.title}</span>
        <Tag tone={toneOf(alert.severity)}>{t('alerts.severity', { value: alert.severity })}</Tag>
      </div>
      <p className={classes.detail}>{alert.detail}</p>
      <div className={classes.foot}>
        <span>
          {t('alerts.since', { account: alert.adAccountName, date: formatDate(alert.firstSeenOn) })}
        </span>
        {alert.evidence.length > 0 && (
          <Button size="compact-xs" variant="subtle" onClick={toggle} aria-expanded={shown}>
            {shown ? t('alerts.hideEvidence') : t('alerts.evidence')}
          </Button>
        )}
        {mayAct && (
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={acknowledge.isPending}
            onClick={() =>
              acknowledge.mutate(alert.id, {
                onError: (error) => notifyFailed(t('alerts.ackFailed'), error),
              })
            }
          >
            {t('alerts.markSeen')}
          </Button>
        )}
      </div>
      {shown &&
        alert.evidence.map((evidence) => (
          <EvidenceTable key={evidence.title} evidence={evidence} currency={account?.currency ?? ''} />
        ))}
    </li>
  );
}

/** What needs a look but is not a change. */
export function AlertList() {
  const alerts = useOpenAlerts();
  return (
    <Section title={t('alerts.title')} flush>
      <Loaded
        query={alerts}
        loading={<LoadingRows label={t('alerts.loading')} rows={3} />}
        failed={t('alerts.failed')}
      >
        {({ items }) =>
          items.length === 0 ? (
            <p className={classes.none}>{t('alerts.none')}</p>
          ) : (
            <ul className={classes.list}>
              {items.map((alert) => (
                <AlertItem key={alert.id} alert={alert} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
