import type { KnowledgeDocument } from '@adwright/contracts';
import { label, t } from '../../shared/messages/message.js';
import { Tag } from '../../shared/ui/tag.js';
import classes from './knowledge.module.css';

/** Where a document stands; while it is being indexed, how far. */
export function DocumentStateTag({ document }: { readonly document: KnowledgeDocument }) {
  const { state, progress, error } = document;
  return (
    <>
      <Tag tone={state === 'failed' ? 'risk' : state === 'queued' && error ? 'late' : 'plain'}>
        {label('knowledge.state', state)}
      </Tag>
      {state === 'indexing' && progress.total > 0 && (
        <span className={classes.fine}> {t('knowledge.progress', progress)}</span>
      )}
    </>
  );
}
