import { decimalToMicros, microsToDecimal } from '@adwright/contracts';
import { Button, Group, NumberInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { t } from '../../shared/messages/message.js';
import { notifyDone } from '../../shared/ui/notify.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { usePutAiCap } from './api/ai-usage.js';

/** Nobody means to pay more than this a month for answers; a zero too many is caught here. */
const MOST_DOLLARS = 1_000_000;

function fault(value: number | string): string | null {
  if (value === '') return null;
  return typeof value === 'number' && value >= 0 && value <= MOST_DOLLARS ? null : t('aiUsage.capFault');
}

/** The monthly cap; an empty field means none. */
export function CapForm({ cap }: { readonly cap: string | null }) {
  const put = usePutAiCap();
  const form = useForm<{ dollars: number | string }>({
    initialValues: { dollars: cap === null ? '' : Number(microsToDecimal(BigInt(cap))) },
    validate: { dollars: fault },
  });
  const submit = form.onSubmit(({ dollars }) =>
    put.mutate(dollars === '' ? null : decimalToMicros(String(dollars)).toString(), {
      onSuccess: () => notifyDone(t('aiUsage.saved')),
    }),
  );
  return (
    <form onSubmit={submit}>
      {put.error && <ProblemNotice error={put.error} what={t('aiUsage.saveFailed')} />}
      <Group align="flex-end">
        <NumberInput
          label={t('aiUsage.cap')}
          description={t('aiUsage.capNote')}
          suffix=" USD"
          min={0}
          decimalScale={2}
          allowNegative={false}
          hideControls
          {...form.getInputProps('dollars')}
        />
        <Button type="submit" variant="default" loading={put.isPending} disabled={!form.isDirty()}>
          {t('aiUsage.save')}
        </Button>
      </Group>
    </form>
  );
}
