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
  readonly onAsk: (text: string) => void;
  readonly onStop: () => void;
}

/** Where a person writes; Enter asks, Shift+Enter breaks the line. */
export function Composer({ busy, onAsk, onStop }: ComposerProps) {
  const [text, setText] = useState('');
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
        {busy ? (
          <Button onClick={onStop}>{t('chat.stop')}</Button>
        ) : (
          <Button type="submit" disabled={text.trim() === ''}>
            {t('chat.send')}
          </Button>
        )}
      </div>
    </form>
  );
}
