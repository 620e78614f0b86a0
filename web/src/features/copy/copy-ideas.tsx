import type { CopyIdeas as Ideas } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { t } from '../../shared/messages/message.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { LoadingBlock } from '../../shared/ui/loading.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import classes from './copy.module.css';
import { type Idea, IdeaList } from './idea-list.js';
import { IdeaNotes } from './idea-notes.js';
import { type CopySubject, useCopyIdeas } from './use-copy-ideas.js';

interface CopyIdeasProps {
  readonly subject: CopySubject;
  /** Beside the button that has ideas written. */
  readonly choice?: ReactNode;
  readonly action?: (idea: Idea) => ReactNode;
  /** Below the ideas. */
  readonly footer?: (ideas: Ideas) => ReactNode;
}

/** Has ideas for ad texts written and shows them; it changes nothing by itself. */
export function CopyIdeas({ subject, choice, action, footer }: CopyIdeasProps) {
  const { state, write, stop } = useCopyIdeas();
  const begin = () => void write(subject);
  return (
    <div className={classes.ideasPanel}>
      <div className={classes.bar}>
        {choice}
        {state.at === 'writing' ? (
          <Button variant="default" onClick={stop}>
            {t('copy.stop')}
          </Button>
        ) : (
          <Button variant="default" leftSection={<IconSparkles size={16} aria-hidden />} onClick={begin}>
            {state.at === 'done' ? t('copy.again') : t('copy.write')}
          </Button>
        )}
      </div>
      {state.at === 'writing' && <LoadingBlock label={t(`copy.step.${state.step}`)} height={96} />}
      {state.at === 'stopped' && (
        <p className={classes.fine} role="status">
          {t('copy.stopped')}
        </p>
      )}
      {state.at === 'failed' && <ProblemNotice error={state.error} what={t('copy.failed')} onRetry={begin} />}
      {state.at === 'done' && (
        <>
          {state.ideas.ideas.length === 0 ? (
            <EmptyState
              title={t('copy.emptyTitle')}
              actions={<Link to="/knowledge">{t('copy.toKnowledge')}</Link>}
            >
              {t('copy.emptyText')}
            </EmptyState>
          ) : (
            <IdeaList ideas={state.ideas} {...(action === undefined ? {} : { action })} />
          )}
          {footer?.(state.ideas)}
          <IdeaNotes ideas={state.ideas} />
        </>
      )}
    </div>
  );
}
