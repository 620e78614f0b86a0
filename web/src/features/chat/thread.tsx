import type { ConversationMessage } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { t } from '../../shared/messages/message.js';
import { notifyFailed } from '../../shared/ui/notify.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { Answer } from './answer.js';
import { useStopAnswer } from './api/conversations.js';
import classes from './chat.module.css';
import { Composer } from './composer.js';
import { useAnswer } from './use-answer.js';

interface ThreadProps {
  readonly conversationId: string;
  readonly messages: readonly ConversationMessage[];
  /** The question this conversation was begun with; asked once, while nothing else has been. */
  readonly first: string | null;
}

/** The messages of a conversation, the one that is being given, and where to write the next. */
export function Thread({ conversationId, messages, first }: ThreadProps) {
  const streaming = messages.some(({ state }) => state === 'streaming');
  const { live, error, busy, ask, regenerate } = useAnswer(conversationId, streaming);
  const stop = useStopAnswer();
  const begun = useRef(first === null || messages.length > 0);
  useEffect(() => {
    if (begun.current || first === null) return;
    begun.current = true;
    ask(first);
  }, [ask, first]);
  const end = useRef<HTMLDivElement>(null);
  const shown = [live.question, live.answer].filter((message) => message !== null);
  const ids = new Set(shown.map(({ id }) => id));
  const after = live.question?.ordinal ?? Number.POSITIVE_INFINITY;
  const all = [...messages.filter(({ id, ordinal }) => !ids.has(id) && ordinal < after), ...shown];
  const length = live.answer?.segments.length ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what grows is what is scrolled to
  useEffect(() => {
    end.current?.scrollIntoView?.({ block: 'nearest' });
  }, [all.length, length]);

  return (
    <section className={classes.thread} aria-label={t('chat.title')}>
      <div className={classes.messages} aria-live="polite">
        {all.map((message) =>
          message.role === 'user' ? (
            <p key={message.id} className={classes.question}>
              <span className={classes.hidden}>{t('chat.you')}: </span>
              {message.text}
            </p>
          ) : (
            <Answer
              key={message.id}
              conversationId={conversationId}
              message={message}
              tool={message.id === live.answer?.id ? live.tool : null}
            />
          ),
        )}
        {error && <ProblemNotice error={error} what={t('chat.askFailed')} />}
        {!busy && all.length > 0 && (
          <Button size="compact-xs" variant="subtle" onClick={regenerate}>
            {t('chat.regenerate')}
          </Button>
        )}
        <div ref={end} />
      </div>
      <Composer
        busy={busy}
        onAsk={ask}
        onStop={() =>
          stop.mutate(conversationId, { onError: (problem) => notifyFailed(t('chat.askFailed'), problem) })
        }
      />
    </section>
  );
}
