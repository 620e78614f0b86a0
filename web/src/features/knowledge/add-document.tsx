import { Button, FileButton, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { t } from '../../shared/messages/message.js';
import { notifyDone, notifyFailed } from '../../shared/ui/notify.js';
import { type NewDocument, useCreateDocument } from './api/documents.js';
import classes from './knowledge.module.css';

const ACCEPT = '.pdf,.docx,.md,.markdown,.html,.htm,.txt,text/plain,text/html,text/markdown,application/pdf';

/** Files to drop or choose, or a text to paste, for the client that is chosen on the page. */
export function AddDocument({ clientId }: { readonly clientId: string | null }) {
  const create = useCreateDocument();
  const [busy, setBusy] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const [pasting, setPasting] = useState(false);

  const send = async (name: string, document: Omit<NewDocument, 'clientId'>): Promise<boolean> => {
    setBusy(t('knowledge.reading', { name }));
    try {
      const { title, duplicate } = await create.mutateAsync({
        ...document,
        clientId,
        onUpload: (share) =>
          setBusy(
            share < 1
              ? t('knowledge.sending', { name, percent: Math.floor(share * 100) })
              : t('knowledge.reading', { name }),
          ),
      });
      notifyDone(t(duplicate ? 'knowledge.duplicate' : 'knowledge.added', { title }));
      return true;
    } catch (error) {
      notifyFailed(t('knowledge.sendFailed', { name }), error);
      return false;
    } finally {
      setBusy(null);
    }
  };
  const sendAll = async (files: readonly File[]): Promise<void> => {
    for (const file of files) await send(file.name, { file });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void sendAll([...event.dataTransfer.files]);
  };
  return (
    <>
      <section
        className={classes.drop}
        data-over={over}
        aria-label={t('knowledge.drop')}
        aria-busy={busy !== null}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileText size={24} stroke={1.5} aria-hidden />
        <div className={classes.dropWords}>
          <p className={classes.dropTitle} role="status">
            {busy ?? t('knowledge.drop')}
          </p>
          <p className={classes.fine}>{t('knowledge.dropNote')}</p>
        </div>
        <Group gap={8}>
          <FileButton onChange={(files) => void sendAll(files)} accept={ACCEPT} multiple>
            {(props) => (
              <Button variant="filled" loading={busy !== null} {...props}>
                {t('knowledge.choose')}
              </Button>
            )}
          </FileButton>
          <Button onClick={() => setPasting(!pasting)} aria-expanded={pasting}>
            {t('knowledge.paste')}
          </Button>
        </Group>
      </section>
      {pasting && (
        <PasteForm
          busy={busy !== null}
          onSave={async (title, text) => {
            if (await send(title, { title, text })) setPasting(false);
          }}
        />
      )}
    </>
  );
}

interface PasteFormProps {
  readonly busy: boolean;
  readonly onSave: (title: string, text: string) => Promise<void>;
}

function PasteForm({ busy, onSave }: PasteFormProps) {
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const whole = title.trim() !== '' && text.trim() !== '';
  return (
    <form
      className={classes.paste}
      onSubmit={(event) => {
        event.preventDefault();
        if (whole) void onSave(title.trim(), text);
      }}
    >
      <Stack gap={12}>
        <TextInput
          label={t('knowledge.pasteTitle')}
          maxLength={120}
          value={title}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <Textarea
          label={t('knowledge.pasteText')}
          autosize
          minRows={5}
          maxRows={18}
          maxLength={500_000}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <div>
          <Button type="submit" variant="filled" disabled={!whole} loading={busy}>
            {t('knowledge.pasteSave')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
