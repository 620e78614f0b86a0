import type { Action } from '@adwright/contracts';
import { Link } from 'react-router-dom';
import { formatInstant } from '../../shared/format/date.js';
import { ABSENT } from '../../shared/format/locale.js';
import { t } from '../../shared/messages/message.js';
import { CopyValue } from '../../shared/ui/copy-value.js';
import { Facts } from '../../shared/ui/facts.js';
import { Section } from '../../shared/ui/section.js';

function otherAction(id: string | null) {
  return id === null ? null : <Link to={`/actions/${id}`}>{t('action.openOther')}</Link>;
}

/** Who, when, from what, and where it is written down. */
export function ActionRecord({ action }: { readonly action: Action }) {
  const { approvedBy, createdAt, finishedAt, suggestionId, undoOfActionId, undoneByActionId, plan } = action;
  const items = [
    { name: t('actions.approvedBy'), value: approvedBy?.name ?? ABSENT },
    { name: t('action.created'), value: formatInstant(createdAt) },
    { name: t('action.finished'), value: formatInstant(finishedAt) },
    {
      name: t('action.suggestion'),
      value:
        suggestionId === null ? null : (
          <Link to={`/suggestions/${suggestionId}`}>{t('action.openSuggestion')}</Link>
        ),
    },
    { name: t('action.undoOf'), value: otherAction(undoOfActionId) },
    { name: t('action.undoneBy'), value: otherAction(undoneByActionId) },
    {
      name: t('action.ledger'),
      value: <Link to={`/ledger?action=${action.id}`}>{t('action.openLedger')}</Link>,
    },
    { name: t('action.hash'), value: <CopyValue value={plan.hash} label={t('action.hashLabel')} /> },
  ];
  return (
    <Section title={t('action.facts')}>
      <Facts items={items.filter(({ value }) => value !== null)} />
    </Section>
  );
}
