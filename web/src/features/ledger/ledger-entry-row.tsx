import type { LedgerEntry } from '@adwright/contracts';
import { ActionIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Link } from 'react-router-dom';
import { formatInstant } from '../../shared/format/date.js';
import { label, t } from '../../shared/messages/message.js';
import { CopyValue } from '../../shared/ui/copy-value.js';
import { Facts } from '../../shared/ui/facts.js';
import classes from './ledger.module.css';

const SHORT_HASH = 10;
const SHORT_ID = 8;

interface LedgerEntryRowProps {
  readonly entry: LedgerEntry;
  readonly people: ReadonlyMap<string, string>;
}

function actorName(actorUserId: string | null, people: ReadonlyMap<string, string>): string {
  if (actorUserId === null) return t('ledger.system');
  return people.get(actorUserId) ?? t('ledger.unknownPerson', { id: actorUserId.slice(0, SHORT_ID) });
}

/** One entry: a line, and on request its whole content and both hashes. */
export function LedgerEntryRow({ entry, people }: LedgerEntryRowProps) {
  const [open, { toggle }] = useDisclosure(false);
  const { seq, kind, actionId, actorUserId, at, payload, prevHash, hash } = entry;
  const toggleLabel = open ? t('ledger.hideDetails', { seq }) : t('ledger.details', { seq });
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <li className={classes.entry}>
      <div className={classes.row}>
        <span className={classes.seq}>{seq}</span>
        <span>
          {label('ledger.kinds', kind)}
          {actionId !== null && (
            <>
              {' · '}
              <Link to={`/actions/${actionId}`}>{t('ledger.action')}</Link>
            </>
          )}
        </span>
        <span className={classes.wide}>{actorName(actorUserId, people)}</span>
        <time className={classes.wide} dateTime={at}>
          {formatInstant(at)}
        </time>
        <span className={`${classes.hash} ${classes.wide}`} title={hash}>
          {hash.slice(0, SHORT_HASH)}
        </span>
        <ActionIcon variant="subtle" onClick={toggle} aria-expanded={open} aria-label={toggleLabel}>
          <Chevron size={16} aria-hidden />
        </ActionIcon>
      </div>
      {open && (
        <div className={classes.details}>
          <Facts
            items={[
              { name: t('ledger.actor'), value: actorName(actorUserId, people) },
              { name: t('ledger.at'), value: formatInstant(at) },
              { name: t('ledger.hash'), value: <CopyValue value={hash} label={t('ledger.hashLabel')} /> },
              {
                name: t('ledger.prevHash'),
                value: <CopyValue value={prevHash} label={t('ledger.hashLabel')} />,
              },
            ]}
          />
          <pre className={classes.payload}>{JSON.stringify(payload, null, 2)}</pre>
        </div>
      )}
    </li>
  );
}
