import type { AdPlatform, CampaignDraft } from '@adwright/contracts';
import type { ReactNode } from 'react';
import { label, t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingBlock } from '../../shared/ui/loading.js';
import { Tag } from '../../shared/ui/tag.js';
import { useDraft } from './api/drafts.js';
import classes from './drafts.module.css';
import { FieldRow } from './field-row.js';
import { fieldGroups } from './fields.js';
import { PublishBar } from './publish-bar.js';
import { limitSentence } from './slot-text.js';

function Limitations({ draft }: { readonly draft: CampaignDraft }) {
  const sentences = [...new Set(draft.limitations.map(limitSentence))];
  if (sentences.length === 0) return null;
  return (
    <section className={classes.group}>
      <h3 className={classes.groupTitle}>{t('draft.limits')}</h3>
      <ul className={classes.limits}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

/** What stands below a platform's texts while they can be edited. */
export type BelowTexts = (draft: CampaignDraft, platform: AdPlatform) => ReactNode;

interface DraftProps {
  readonly draft: CampaignDraft;
  readonly belowTexts?: BelowTexts | undefined;
}

function Draft({ draft, belowTexts }: DraftProps) {
  const mayEdit = useCan('analyst') && draft.state === 'editing';
  const mayReopen = useCan('analyst');
  const planned = draft.slots.platforms.value ?? [];
  return (
    <section className={classes.panel} aria-label={t('draft.title')}>
      <header className={classes.panelHead}>
        <h2 className={classes.title}>{draft.name ?? t('draft.untitled')}</h2>
        <Tag>{label('draft.state', draft.state)}</Tag>
      </header>
      {fieldGroups
        .filter(({ platform }) => platform === undefined || planned.includes(platform))
        .map(({ title, fields, platform }) => (
          <section key={title} className={classes.group}>
            <h3 className={classes.groupTitle}>{title}</h3>
            <ul className={classes.fields}>
              {fields.map((field) => (
                <FieldRow key={field.id} draft={draft} field={field} mayEdit={mayEdit} />
              ))}
            </ul>
            {mayEdit && platform !== undefined && belowTexts?.(draft, platform)}
          </section>
        ))}
      <Limitations draft={draft} />
      <PublishBar draft={draft} mayEdit={draft.state === 'published' ? mayReopen : mayEdit} />
    </section>
  );
}

/** A draft with everything in it, each line editable by hand. */
export function DraftPanel({ id, belowTexts }: { readonly id: string; readonly belowTexts?: BelowTexts }) {
  const draft = useDraft(id);
  return (
    <Loaded
      query={draft}
      loading={<LoadingBlock label={t('draft.loading')} height={480} />}
      failed={t('draft.failed')}
    >
      {(data) => <Draft draft={data} belowTexts={belowTexts} />}
    </Loaded>
  );
}
