import { NavLink } from 'react-router-dom';
import { t } from '../../shared/messages/message.js';
import { LoadMore } from '../../shared/ui/load-more.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { useConversations } from './api/conversations.js';
import classes from './chat.module.css';

/** One's own conversations, the last used first. */
export function ConversationList() {
  const conversations = useConversations();
  return (
    <nav className={classes.list} aria-label={t('chat.conversations')}>
      <Loaded
        query={conversations}
        loading={<LoadingRows label={t('chat.loading')} rows={5} />}
        failed={t('chat.failed')}
      >
        {(items) =>
          items.length === 0 ? (
            <p className={classes.fine}>{t('chat.none')}</p>
          ) : (
            <>
              {items.map(({ id, title }) => (
                <NavLink key={id} to={`/chat/${id}`} className={classes.link ?? ''}>
                  {title === '' ? t('chat.untitled') : title}
                </NavLink>
              ))}
              <LoadMore
                shown={items.length}
                hasMore={conversations.hasMore}
                loading={conversations.loadingMore}
                onMore={conversations.loadMore}
              />
            </>
          )
        }
      </Loaded>
    </nav>
  );
}
