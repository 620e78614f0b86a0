import type { KnowledgeDocument } from '@adwright/contracts';
import { Button, Group, Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { formatCount } from '../../shared/format/number.js';
import { useSearchParam } from '../../shared/hooks/use-search-param.js';
import { label, t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { LoadMore } from '../../shared/ui/load-more.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { Notice } from '../../shared/ui/notice.js';
import { notifyDone, notifyFailed } from '../../shared/ui/notify.js';
import { Page } from '../../shared/ui/page.js';
import { Section } from '../../shared/ui/section.js';
import { useChangeDocument, useDocument, usePassages } from './api/documents.js';
import { DocumentStateTag } from './document-state.js';
import classes from './knowledge.module.css';
import { PassageText } from './passage-text.js';

/** One document: its state, its passages, and the end of it. */
export function DocumentPage() {
  const { id = '' } = useParams();
  const document = useDocument(id);
  return (
    <Loaded
      query={document}
      loading={<LoadingRows label={t('knowledge.documentLoading')} />}
      failed={t('knowledge.documentFailed')}
    >
      {(loaded) => <Opened document={loaded} />}
    </Loaded>
  );
}

function Opened({ document }: { readonly document: KnowledgeDocument }) {
  const mayDelete = useCan('analyst');
  const { kind, characters, chunks, error } = document;
  return (
    <Page
      title={document.title}
      width="narrow"
      back={{ to: '/knowledge', label: t('knowledge.back') }}
      lead={
        <>
          {t('knowledge.documentLead', {
            kind: label('knowledge.kind', kind),
            characters: formatCount(characters),
            chunks: formatCount(chunks),
          })}{' '}
          <DocumentStateTag document={document} />
        </>
      }
      actions={mayDelete ? <DeleteButton document={document} /> : null}
    >
      {error && (
        <Notice tone="late" title={error.message}>
          {error.remedy}
        </Notice>
      )}
      <Section title={t('knowledge.passages')}>
        <Passages document={document} />
      </Section>
    </Page>
  );
}

function Passages({ document }: { readonly document: KnowledgeDocument }) {
  const passages = usePassages(document.id);
  const [cited] = useSearchParam('passage');
  const marked = useRef<HTMLLIElement>(null);
  const shown = passages.data?.length ?? 0;
  // The passage that was cited is what the reader came for.
  useEffect(() => {
    if (shown > 0) marked.current?.scrollIntoView({ block: 'center' });
  }, [shown]);
  const { hasMore, loadingMore, loadMore } = passages;
  const further = cited !== null && Number(cited) >= shown && hasMore;
  useEffect(() => {
    if (further && !loadingMore) loadMore();
  }, [further, loadingMore, loadMore]);
  return (
    <Loaded
      query={passages}
      loading={<LoadingRows label={t('knowledge.passagesLoading')} />}
      failed={t('knowledge.passagesFailed')}
    >
      {(items) =>
        items.length === 0 ? (
          <p className={classes.fine}>{t('knowledge.noPassages')}</p>
        ) : (
          <>
            <ol className={classes.passages}>
              {items.map((passage) => {
                const mark = String(passage.ordinal) === cited;
                return (
                  <li key={passage.chunkId} data-cited={mark} {...(mark ? { ref: marked } : {})}>
                    <PassageText passage={passage} />
                  </li>
                );
              })}
            </ol>
            <LoadMore shown={items.length} hasMore={hasMore} loading={loadingMore} onMore={loadMore} />
          </>
        )
      }
    </Loaded>
  );
}

function DeleteButton({ document }: { readonly document: KnowledgeDocument }) {
  const [asking, setAsking] = useState(false);
  const changing = useChangeDocument();
  const navigate = useNavigate();
  const remove = async (): Promise<void> => {
    try {
      await changing.mutateAsync({ id: document.id, what: 'delete' });
      notifyDone(t('knowledge.deleted'));
      navigate('/knowledge');
    } catch (error) {
      notifyFailed(t('knowledge.actionFailed'), error);
    }
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('knowledge.delete')}</Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('knowledge.deleteTitle', { title: document.title })}
      >
        <p>{t('knowledge.deleteText')}</p>
        <Group justify="flex-end" gap={8}>
          <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
          <Button color="red" variant="filled" loading={changing.isPending} onClick={() => void remove()}>
            {t('knowledge.delete')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
