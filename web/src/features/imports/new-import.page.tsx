import { Button, Progress, Select } from '@mantine/core';
import { useState } from 'react';
import { useAdAccounts } from '../../shared/hooks/use-ad-accounts.js';
import { label, t } from '../../shared/messages/message.js';
import { useCan, useRole } from '../../shared/session/use-role.js';
import { Notice } from '../../shared/ui/notice.js';
import { Page } from '../../shared/ui/page.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { Section } from '../../shared/ui/section.js';
import { withRole } from './column-roles.js';
import { FileDrop } from './file-drop.js';
import classes from './import.module.css';
import { Preview } from './preview.js';
import { QuestionsForm } from './questions-form.js';
import { useImportDialogue } from './use-import-dialogue.js';

function Choose({ onFile }: { readonly onFile: (file: File, adAccountId: string | null) => void }) {
  const { data } = useAdAccounts();
  const [account, setAccount] = useState<string | null>(null);
  return (
    <>
      <FileDrop onFile={(file) => onFile(file, account)} />
      <Select
        label={t('import.into')}
        description={t('import.intoNote')}
        placeholder={t('import.intoNew')}
        data={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={account}
        onChange={setAccount}
        clearable
        searchable
        maw={420}
      />
    </>
  );
}

interface SendingProps {
  readonly name: string;
  readonly uploaded: number;
  readonly dryRun: boolean;
  readonly onStop: () => void;
}

function Sending({ name, uploaded, dryRun, onStop }: SendingProps) {
  const percent = Math.round(uploaded * 100);
  const words =
    uploaded < 1
      ? t('import.uploading', { name, percent })
      : dryRun
        ? t('import.reading', { name })
        : t('import.storing', { name });
  return (
    <Section>
      <div role="status">{words}</div>
      <Progress
        value={percent}
        className={classes.progress ?? ''}
        aria-label={words}
        animated={uploaded >= 1}
      />
      <Button onClick={onStop}>{t('import.stop')}</Button>
    </Section>
  );
}

function Dialogue() {
  const { dialogue, choose, answer, confirm, stop, reset } = useImportDialogue();
  const { step, file, answers, asked } = dialogue;
  switch (step.name) {
    case 'choose':
      return (
        <Choose
          onFile={(chosen, adAccountId) => choose(chosen, adAccountId === null ? {} : { adAccountId })}
        />
      );
    case 'sending':
      return <Sending name={file?.name ?? ''} uploaded={step.uploaded} dryRun={step.dryRun} onStop={stop} />;
    case 'questions':
      return (
        <QuestionsForm
          key={asked.map(({ field }) => field).join()}
          questions={asked}
          answers={answers}
          onAnswer={answer}
          onReset={reset}
        />
      );
    case 'preview':
      return (
        <Preview
          data={step.preview}
          onRole={(index, role) => answer({ mapping: withRole(answers.mapping, index, role) })}
          onConfirm={confirm}
          onReset={reset}
        />
      );
    case 'failed':
      return (
        <>
          <ProblemNotice
            error={step.problem}
            what={step.dryRun ? t('import.readFailed') : t('import.storeFailed')}
            onRetry={() => (step.dryRun ? answer({}) : confirm())}
          />
          <Button onClick={reset}>{t('import.other')}</Button>
        </>
      );
  }
}

/** An export goes in: choose, answer what it cannot tell, look, import. */
export function NewImportPage() {
  const mayImport = useCan('analyst');
  const role = useRole();
  return (
    <Page
      title={t('import.title')}
      lead={t('import.lead')}
      back={{ to: '/imports', label: t('imports.title') }}
    >
      {mayImport || role === null ? (
        <Dialogue />
      ) : (
        <Notice title={t('common.readOnlyRole', { role: label('role', role) })} />
      )}
    </Page>
  );
}
