import type { Conversation } from '@adwright/contracts';
import { Button, Group, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router-dom';
import { questionIn } from '../../shared/hooks/asked-question.js';
import { t } from '../../shared/messages/message.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingBlock } from '../../shared/ui/loading.js';
import { notifyDone, notifyFailed } from '../../shared/ui/notify.js';
import { Page } from '../../shared/ui/page.js';
import { useConversation, useDeleteConversation, useRenameConversation } from './api/conversations.js';
import classes from './chat.module.css';
import { ConversationList } from './conversation-list.js';
import { StartConversation } from './start-conversation.js';
import { Thread } from './thread.js';

function Title({ conversation }: { readonly conversation: Conversation }) {
  const navigate = useNavigate();
  const rename = useRenameConversation();
  const remove = useDeleteConversation();
  const [title, setTitle] = useState<string | null>(null);
  if (title !== null) {
    return (
      <form
        className={classes.head}
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate(
            { id: conversation.id, title },
            {
              onSuccess: () => setTitle(null),
              onError: (error) => notifyFailed(t('chat.renameFailed'), error),
            },
          );
        }}
      >
        <TextInput
          aria-label={t('chat.renameTo')}
          value={title}
          maxLength={120}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Button type="submit" disabled={title.trim() === '' || rename.isPending}>
          {t('chat.rename')}
        </Button>
      </form>
    );
  }
  return (
    <div className={classes.head}>
      <h2 className={classes.title}>{conversation.title === '' ? t('chat.untitled') : conversation.title}</h2>
      <Group gap={8}>
        <Button size="compact-xs" variant="subtle" onClick={() => setTitle(conversation.title)}>
          {t('chat.rename')}
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={remove.isPending}
          onClick={() =>
            remove.mutate(conversation.id, {
              onSuccess: () => {
                notifyDone(t('chat.deleted'));
                navigate('/chat');
              },
              onError: (error) => notifyFailed(t('chat.deleteFailed'), error),
            })
          }
        >
          {t('chat.delete')}
        </Button>
      </Group>
    </div>
  );
}

/** What stands beside a conversation, such as the draft that it builds. */
type Beside = (conversationId: string) => ReactNode;

function OpenConversation({ id, beside }: { readonly id: string; readonly beside: Beside }) {
  const conversation = useConversation(id);
  const { state } = useLocation();
  return (
    <Loaded
      query={conversation}
      loading={<LoadingBlock label={t('chat.loadingThread')} height={240} />}
      failed={t('chat.failedThread')}
    >
      {(data) => (
        <div className={classes.beside}>
          <div className={classes.open}>
            <Title conversation={data} />
            <Thread conversationId={id} messages={data.messages} first={questionIn(state)} />
          </div>
          {beside(id)}
        </div>
      )}
    </Loaded>
  );
}

/** Questions about the accounts, answered in figures that open their rows. */
export function ChatPage({ beside = () => null }: { readonly beside?: Beside }) {
  const { id } = useParams();
  const { key } = useLocation();
  return (
    <Page
      title={t('chat.title')}
      lead={t('chat.lead')}
      width="wide"
      actions={
        <Button component={Link} to="/chat">
          {t('chat.new')}
        </Button>
      }
    >
      <div className={classes.layout}>
        <ConversationList />
        {id === undefined ? (
          <StartConversation key={key} />
        ) : (
          <OpenConversation key={id} id={id} beside={beside} />
        )}
      </div>
    </Page>
  );
}
