import type { SuggestionDetail } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { t } from '../../../shared/messages/message.js';
import { notifyDone } from '../../../shared/ui/notify.js';
import { ProblemNotice } from '../../../shared/ui/problem-notice.js';
import { useMarkDone } from '../api/mark-done.js';
import classes from '../suggestions.module.css';

/** What a person does on the platform where Adwright cannot write, or where no setting is the remedy. */
export function ManualSteps({ suggestion }: { readonly suggestion: SuggestionDetail }) {
  const readOnly = suggestion.change !== null;
  return (
    <div className={classes.block}>
      <h2 className={classes.blockTitle}>{t('suggestion.manualTitle')}</h2>
      <p className={`${classes.text} ${classes.soft}`}>
        {readOnly ? t('suggestion.manualReadOnly') : t('suggestion.manualOutside')}
      </p>
      <ol className={classes.steps}>
        {suggestion.manualSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}

/** "I did it": closes a suggestion that was carried out by hand. */
export function DoneButton({ suggestionId }: { readonly suggestionId: string }) {
  const done = useMarkDone(suggestionId);
  return (
    <>
      {done.error && <ProblemNotice error={done.error} what={t('suggestion.manualFailed')} />}
      <Button
        variant="filled"
        color="signoff.6"
        size="md"
        fullWidth
        leftSection={<IconCheck size={18} aria-hidden />}
        disabled={done.isPending}
        onClick={() => done.mutate(undefined, { onSuccess: () => notifyDone(t('suggestion.manualSaved')) })}
      >
        {done.isPending ? t('suggestion.manualSaving') : t('suggestion.manualDone')}
      </Button>
    </>
  );
}
