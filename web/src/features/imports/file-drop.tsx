import { Button, FileButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { t } from '../../shared/messages/message.js';
import { Notice } from '../../shared/ui/notice.js';
import classes from './import.module.css';

const MAX_BYTES = 50 * 1024 * 1024;
const ACCEPT = '.csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values';

/** A place to drop an export or choose one. What is too large is refused here, before it travels. */
export function FileDrop({ onFile }: { readonly onFile: (file: File) => void }) {
  const [over, setOver] = useState(false);
  const [tooLarge, setTooLarge] = useState<number | null>(null);
  const take = (file: File | null | undefined): void => {
    if (file === null || file === undefined) return;
    if (file.size > MAX_BYTES) {
      setTooLarge(Math.ceil(file.size / 1024 / 1024));
      return;
    }
    setTooLarge(null);
    onFile(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files.item(0));
  };
  return (
    <>
      {tooLarge !== null && <Notice tone="late" urgent title={t('import.tooLarge', { size: tooLarge })} />}
      <section
        className={classes.drop}
        data-over={over}
        aria-label={t('import.drop')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileImport size={28} stroke={1.5} aria-hidden />
        <p className={classes.dropTitle}>{t('import.drop')}</p>
        <p className={classes.dropNote}>{t('import.dropNote')}</p>
        <FileButton onChange={take} accept={ACCEPT}>
          {(props) => (
            <Button variant="filled" {...props}>
              {t('import.choose')}
            </Button>
          )}
        </FileButton>
      </section>
    </>
  );
}
