import { type CampaignDraft, criticalSlots, textLength } from '@adwright/contracts';
import { Button, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../shared/messages/message.js';
import { Notice } from '../../shared/ui/notice.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { useEditDraft } from './api/drafts.js';
import classes from './drafts.module.css';
import { type FieldInput, type FieldSpec, type FieldForm as Form, linesOf, Wrong } from './field-spec.js';

interface InputProps {
  readonly input: FieldInput;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** How long each line is, against what a phone shows and what the platform takes. */
function Counters({
  text,
  limit,
}: {
  readonly text: string;
  readonly limit: NonNullable<FieldInput['limit']>;
}) {
  const lines = linesOf(text);
  return (
    <ul className={classes.counters}>
      {lines.map((line, index) => {
        const length = textLength(line);
        const tone = length > limit.longest ? classes.over : length > limit.shown ? classes.long : '';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the text
          <li key={index} className={tone}>
            {t('draft.counter', { length, limit: length > limit.shown ? limit.longest : limit.shown })}
          </li>
        );
      })}
    </ul>
  );
}

function Input({ input, value, onChange }: InputProps) {
  const common = {
    label: input.label,
    ...(input.hint === undefined ? {} : { description: input.hint }),
    value,
  };
  if (input.kind === 'choice')
    return (
      <NativeSelect
        {...common}
        data={(input.options ?? []).map((option) => ({ ...option }))}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  if (input.kind === 'lines')
    return (
      <div className={classes.counted}>
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={12}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        {input.limit && <Counters text={value} limit={input.limit} />}
      </div>
    );
  return (
    <TextInput
      {...common}
      type={input.kind === 'date' ? 'date' : 'text'}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface FieldFormProps {
  readonly draft: CampaignDraft;
  readonly field: FieldSpec;
  readonly onClose: () => void;
}

/** One line of the draft, open for editing. A critical value is saved alone, or saved and confirmed at once. */
export function FieldForm({ draft, field, onClose }: FieldFormProps) {
  const [form, setForm] = useState<Form>(() => field.toForm(draft));
  const [wrong, setWrong] = useState<string | null>(null);
  const edit = useEditDraft(draft);
  const critical = criticalSlots.filter((name) => field.slots.includes(name));
  const save = (confirm: boolean) => {
    const set = field.fromForm(form, draft);
    if (set instanceof Wrong) {
      setWrong(set.sentence);
      return;
    }
    setWrong(null);
    const clear = field.clear?.(form) ?? [];
    edit.mutate({ set, clear, confirm: confirm ? [...critical] : [] }, { onSuccess: onClose });
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save(critical.length > 0);
      }}
    >
      {field.inputs(draft).map((input) => (
        <Input
          key={input.key}
          input={input}
          value={form[input.key] ?? ''}
          onChange={(value) => setForm((before) => ({ ...before, [input.key]: value }))}
        />
      ))}
      {wrong !== null && <Notice tone="late" title={wrong} />}
      {edit.error && <ProblemNotice error={edit.error} what={t('draft.saveFailed')} />}
      <Group gap={8}>
        <Button type="submit" disabled={edit.isPending}>
          {critical.length > 0 ? t('draft.saveAndConfirm') : t('draft.save')}
        </Button>
        {critical.length > 0 && (
          <Button variant="default" disabled={edit.isPending} onClick={() => save(false)}>
            {t('draft.saveOnly')}
          </Button>
        )}
        <Button variant="subtle" onClick={onClose}>
          {t('draft.cancel')}
        </Button>
      </Group>
    </form>
  );
}
