import { Button, Menu } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import { Link } from 'react-router-dom';
import type { AskedQuestion } from '../hooks/asked-question.js';
import { t } from '../messages/message.js';

interface AskMenuProps {
  /** Whole questions about what the page shows, in the words of its things. */
  readonly questions: readonly string[];
}

/** What is asked most of a campaign or an account. */
export function questionsAbout(name: string): string[] {
  return [t('ask.nameWeek', { name }), t('ask.nameWhy', { name }), t('ask.nameWeeks', { name })];
}

/** Questions about what stands on a page; the chosen one waits in the chat to be changed or asked. */
export function AskMenu({ questions }: AskMenuProps) {
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button leftSection={<IconMessageQuestion size={16} aria-hidden />}>{t('ask.menu')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {questions.map((question) => (
          <Menu.Item key={question} component={Link} to="/chat" state={{ question } satisfies AskedQuestion}>
            {question}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
