import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../shared/messages/message.js';
import classes from './chat.module.css';

const quick = [
  'chat.quick.cpa',
  'chat.quick.worst',
  'chat.quick.today',
  'chat.quick.wrong',
  'chat.quick.pace',
  'chat.quick.build',
] as const;
const LONGEST = 4000;

interface ComposerProps {
  readonly busy: boolean;
  /** What stands in the field at first, to be changed or asked. */
  readonly initial?: string;
  readonly onAsk: (text: string) => void;
  /** Absent where nothing can be stopped. */
  readonly onStop?: () => void;
}

/** Where a person writes; Enter asks, Shift+Enter breaks the line. */
export function Composer({ busy, initial = '', onAsk, onStop }: ComposerProps) {
  const [text, setText] = useState(initial);
  const send = () => {
    const question = text.trim();
    if (question === '' || busy) return;
    onAsk(question);
    setText('');
  };
  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <fieldset className={classes.quick}>
        <legend className={classes.hidden}>{t('chat.quick')}</legend>
        {quick.map((key) => (
          <Button key={key} size="compact-xs" variant="default" disabled={busy} onClick={() => onAsk(t(key))}>
            {t(key)}
          </Button>
        ))}
      </fieldset>
      <div className={classes.line}>
        <Textarea
          className={classes.input ?? ''}
          aria-label={t('chat.ask')}
          placeholder={t('chat.placeholder')}
          value={text}
          maxLength={LONGEST}
          rows={2}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        {busy && onStop ? (
          <Button onClick={onStop}>{t('chat.stop')}</Button>
        ) : (
          <Button type="submit" disabled={busy || text.trim() === ''}>
            {t('chat.send')}
          </Button>
        )}
      </div>
    </form>
  );
}
