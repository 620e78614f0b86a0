import type { AdAccount, Guardrails } from '@adwright/contracts';
import { Button, NumberInput, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { formatCount } from '../../shared/format/number.js';
import { usePutGuardrails } from '../../shared/hooks/use-put-guardrails.js';
import { t } from '../../shared/messages/message.js';
import { Notice } from '../../shared/ui/notice.js';
import { notifyDone } from '../../shared/ui/notify.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { Section } from '../../shared/ui/section.js';
import classes from './guardrails.module.css';
import {
  ceilingFault,
  cumulativeFault,
  fromForm,
  type GuardrailsForm,
  percentFault,
  toForm,
} from './guardrails-form.js';

interface GuardrailsEditorProps {
  readonly guardrails: Guardrails;
  readonly accounts: readonly AdAccount[];
  readonly mayEdit: boolean;
}

const EXAMPLE = 100;

/** What a percentage means, on a round amount. */
function example(value: number | string): string {
  return typeof value === 'number'
    ? t('guardrails.example', {
        percent: formatCount(value),
        from: formatCount(EXAMPLE),
        to: formatCount(EXAMPLE + value),
      })
    : '';
}

export function GuardrailsEditor({ guardrails, accounts, mayEdit }: GuardrailsEditorProps) {
  const put = usePutGuardrails();
  const form = useForm<GuardrailsForm>({
    initialValues: toForm(guardrails),
    validateInputOnBlur: true,
    validate: {
      maxStepPercent: percentFault,
      max24hPercent: (value, values) => cumulativeFault(value, values.maxStepPercent),
      max7dPercent: (value, values) => cumulativeFault(value, values.max24hPercent),
      ceilings: (values) =>
        Object.values(values)
          .map(ceilingFault)
          .find((fault) => fault !== null) ?? null,
    },
  });
  const submit = form.onSubmit((values) =>
    put.mutate(fromForm(values), { onSuccess: () => notifyDone(t('guardrails.saved')) }),
  );
  const percent = {
    suffix: ' %',
    min: 0,
    max: 1000,
    allowNegative: false,
    readOnly: !mayEdit,
    hideControls: true,
  };
  const setCeiling = (id: string, text: string): void =>
    form.setFieldValue('ceilings', { ...form.values.ceilings, [id]: text });
  return (
    <form onSubmit={submit}>
      {!mayEdit && <Notice title={t('guardrails.onlyAdmin')} />}
      {put.error && <ProblemNotice error={put.error} what={t('guardrails.saveFailed')} />}
      <Section title={t('guardrails.steps')} note={t('guardrails.stepsNote')}>
        <div className={classes.fields}>
          <NumberInput
            label={t('guardrails.step')}
            description={example(form.values.maxStepPercent)}
            {...percent}
            {...form.getInputProps('maxStepPercent')}
          />
          <NumberInput
            label={t('guardrails.step24h')}
            description={example(form.values.max24hPercent)}
            {...percent}
            {...form.getInputProps('max24hPercent')}
          />
          <NumberInput
            label={t('guardrails.step7d')}
            description={example(form.values.max7dPercent)}
            {...percent}
            {...form.getInputProps('max7dPercent')}
          />
        </div>
      </Section>
      <Section title={t('guardrails.ceilings')} note={t('guardrails.ceilingsNote')}>
        <div className={classes.ceilings}>
          {accounts
            .filter(({ writable }) => writable)
            .map(({ id, name, currency }) => (
              <TextInput
                key={id}
                label={t('guardrails.ceiling', { account: name, currency })}
                placeholder={t('guardrails.automatic')}
                inputMode="decimal"
                readOnly={!mayEdit}
                value={form.values.ceilings[id] ?? ''}
                onChange={({ currentTarget }) => setCeiling(id, currentTarget.value)}
                error={ceilingFault(form.values.ceilings[id] ?? '')}
              />
            ))}
        </div>
      </Section>
      <Section title={t('guardrails.stop')} note={t('guardrails.stopNote')}>
        <Switch
          label={t('guardrails.stopLabel')}
          disabled={!mayEdit}
          {...form.getInputProps('writesStopped', { type: 'checkbox' })}
        />
      </Section>
      {mayEdit && (
        <div className={classes.bar}>
          <Button type="submit" variant="filled" size="md" disabled={put.isPending}>
            {put.isPending ? t('common.saving') : t('guardrails.save')}
          </Button>
        </div>
      )}
    </form>
  );
}
