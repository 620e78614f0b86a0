import { type CampaignDraft, criticalSlots } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { label, t } from '../../shared/messages/message.js';
import { notifyFailed } from '../../shared/ui/notify.js';
import { Tag } from '../../shared/ui/tag.js';
import { AdPreview } from './ad-preview.js';
import { useEditDraft } from './api/drafts.js';
import classes from './drafts.module.css';
import { FieldForm } from './field-form.js';
import type { FieldSpec } from './field-spec.js';
import { isEmpty } from './fields.js';
import { faultSentence, fieldText } from './slot-text.js';

interface FieldRowProps {
  readonly draft: CampaignDraft;
  readonly field: FieldSpec;
  readonly mayEdit: boolean;
}

function Marks({ draft, field }: Omit<FieldRowProps, 'mayEdit'>) {
  const critical = criticalSlots.find((name) => field.slots.includes(name));
  const [first] = field.slots;
  const source = first === undefined ? null : draft.slots[critical ?? first].source;
  if (critical !== undefined && draft.slots[critical].confirmed)
    return (
      <Tag tone="verified" icon={<IconCheck size={12} aria-hidden />}>
        {t('draft.confirmed')}
      </Tag>
    );
  return (
    <>
      {critical !== undefined && !isEmpty(draft, [critical]) && (
        <Tag tone="late">{t('draft.unconfirmed')}</Tag>
      )}
      {(source === 'assumed' || source === 'proposed') && <Tag>{label('draft.source', source)}</Tag>}
    </>
  );
}

function Value({ draft, field }: Omit<FieldRowProps, 'mayEdit'>) {
  if (field.id === 'googleTexts') return <AdPreview draft={draft} platform="google" />;
  if (field.id === 'metaTexts') return <AdPreview draft={draft} platform="meta" />;
  const lines = fieldText(field, draft);
  if (lines.length === 0) return <p className={classes.missing}>{t('draft.notYet')}</p>;
  if (field.id === 'keywords' || field.id === 'negatives')
    return <p className={classes.value}>{lines.join(' · ')}</p>;
  return lines.map((line) => (
    <p key={line} className={classes.value}>
      {line}
    </p>
  ));
}

/** One line of the draft: what it is, whether it is confirmed, what is wrong with it, and the way to change it. */
export function FieldRow({ draft, field, mayEdit }: FieldRowProps) {
  const [open, setOpen] = useState(false);
  const edit = useEditDraft(draft);
  const critical = criticalSlots.find((name) => field.slots.includes(name));
  const confirmable =
    critical !== undefined && !draft.slots[critical].confirmed && draft.slots[critical].value !== null;
  const faults = draft.faults.filter(({ slot, code }) => field.slots.includes(slot) && code !== 'missing');
  const name = field.label;
  return (
    <li className={classes.field}>
      <div className={classes.fieldHead}>
        <h4 className={classes.label}>{name}</h4>
        <Marks draft={draft} field={field} />
        {mayEdit && !open && (
          <span className={classes.buttons}>
            {confirmable && (
              <Button
                size="compact-xs"
                variant="default"
                disabled={edit.isPending}
                aria-label={t('draft.confirmField', { field: name })}
                onClick={() =>
                  edit.mutate(
                    { confirm: [critical] },
                    { onError: (error) => notifyFailed(t('draft.saveFailed'), error) },
                  )
                }
              >
                {t('draft.confirm')}
              </Button>
            )}
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t('draft.editField', { field: name })}
              onClick={() => setOpen(true)}
            >
              {t('draft.edit')}
            </Button>
          </span>
        )}
      </div>
      {open ? (
        <FieldForm draft={draft} field={field} onClose={() => setOpen(false)} />
      ) : (
        <Value draft={draft} field={field} />
      )}
      {faults.map((fault) => (
        <p key={`${fault.code}:${JSON.stringify(fault.params)}`} className={classes.fault}>
          {faultSentence(fault)}
        </p>
      ))}
    </li>
  );
}
