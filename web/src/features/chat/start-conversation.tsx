import { useLocation, useNavigate } from 'react-router-dom';
import { type AskedQuestion, questionIn } from '../../shared/hooks/asked-question.js';
import { t } from '../../shared/messages/message.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { notifyFailed } from '../../shared/ui/notify.js';
import { useCreateConversation } from './api/conversations.js';
import classes from './chat.module.css';
import { Composer } from './composer.js';

/** Where no conversation is open: the first question begins one. */
export function StartConversation() {
  const { state } = useLocation();
  const navigate = useNavigate();
  const create = useCreateConversation();
  const ask = (question: string) =>
    create.mutate(undefined, {
      onSuccess: ({ id }) => navigate(`/chat/${id}`, { state: { question } satisfies AskedQuestion }),
      onError: (error) => notifyFailed(t('chat.failed'), error),
    });
  return (
    <section className={classes.thread} aria-label={t('chat.title')}>
      <EmptyState title={t('chat.ask')}>{t('chat.startText')}</EmptyState>
      <Composer initial={questionIn(state) ?? ''} busy={create.isPending} onAsk={ask} />
    </section>
  );
}
