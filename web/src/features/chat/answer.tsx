import type { ConversationMessage, Fact, Mention } from '@adwright/contracts';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { label, plural, t } from '../../shared/messages/message.js';
import { CitedPassage } from '../../shared/ui/cited-passage.js';
import { Notice } from '../../shared/ui/notice.js';
import classes from './chat.module.css';
import { FactDetails } from './fact-details.js';
import { factName, factValue } from './fact-value.js';

const pages: Partial<Record<Mention['kind'], string>> = {
  account: '/accounts',
  campaign: '/campaigns',
  suggestion: '/suggestions',
  action: '/actions',
};

/** A name is text and nothing else, whatever it holds. */
function MentionName({ mention }: { readonly mention: Mention }) {
  const page = pages[mention.kind];
  if (page === undefined || mention.entityId === null) return <strong>{mention.name}</strong>;
  return <Link to={`${page}/${mention.entityId}`}>{mention.name}</Link>;
}

interface AnswerProps {
  readonly conversationId: string;
  readonly message: ConversationMessage;
  readonly tool: string | null;
}

/** An answer: text, figures that open their rows, names that open their page. */
export function Answer({ conversationId, message, tool }: AnswerProps) {
  const [shown, setShown] = useState<Fact | null>(null);
  const facts = new Map(message.facts.map((fact) => [fact.id, fact]));
  const mentions = new Map(message.mentions.map((mention) => [mention.id, mention]));
  const citations = new Map(message.citations.map((citation) => [citation.id, citation]));
  const running = message.state === 'streaming';
  return (
    <article className={classes.answer} aria-label={t('chat.answer')} aria-busy={running}>
      <div className={classes.text}>
        {message.segments.map((segment, index) => {
          const key = `${index}`;
          if (segment.type === 'text') return <span key={key}>{segment.text}</span>;
          if (segment.type === 'slot')
            return (
              <strong key={key} className={classes.slot}>
                {segment.text}
              </strong>
            );
          const fact = facts.get(segment.id);
          if (fact) {
            const value = factValue(fact);
            return (
              <button
                key={key}
                type="button"
                className={classes.fact}
                title={factName(fact)}
                aria-label={t('chat.fact.open', { value })}
                onClick={() => setShown(fact)}
              >
                {value}
              </button>
            );
          }
          const citation = citations.get(segment.id);
          if (citation) return <CitedPassage key={key} citation={citation} />;
          const mention = mentions.get(segment.id);
          return mention ? <MentionName key={key} mention={mention} /> : null;
        })}
        {running && (
          <span className={classes.fine} role="status">
            {tool === null ? t('chat.thinking') : t('chat.tool', { tool })}
          </span>
        )}
      </div>
      {message.state === 'stopped' && <p className={classes.fine}>{t('chat.stopped')}</p>}
      {message.refused > 0 && <p className={classes.fine}>{plural('chat.refused', message.refused)}</p>}
      {message.error && (
        <Notice tone="late" title={t('chat.askFailed')}>
          {message.error.detail}
        </Notice>
      )}
      {message.instead !== null && <p className={classes.fine}>{label('chat.instead', message.instead)}</p>}
      {!running && message.engine !== null && message.instead === null && (
        <p className={classes.fine}>
          {t('chat.spokenBy', { engine: message.engine === 'offline' ? t('chat.offline') : message.engine })}
        </p>
      )}
      {shown && (
        <FactDetails
          conversationId={conversationId}
          messageId={message.id}
          fact={shown}
          subject={shown.subject === null ? undefined : mentions.get(shown.subject)}
          onClose={() => setShown(null)}
        />
      )}
    </article>
  );
}
