import type { Constraint, KnowledgeFact } from '@adwright/contracts';
import { Button, Checkbox, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { label, t } from '../../shared/messages/message.js';
import { fromRuleForm, type RuleForm, toRuleForm } from './rule-form.js';
import { ruleText } from './rule-text.js';

const KINDS = [
  'none',
  'never_pause',
  'hands_off',
  'keep_budget',
  'max_budget',
  'margin',
  'closed_days',
  'never_exclude',
  'forbidden_claim',
] as const;
const TARGETED: readonly RuleForm['kind'][] = ['never_pause', 'hands_off', 'keep_budget', 'max_budget'];

interface FieldsProps {
  readonly form: RuleForm;
  readonly set: (part: Partial<RuleForm>) => void;
}

function choices(group: string, values: readonly string[]) {
  return values.map((value) => ({ value, label: label(group, value) }));
}

function TargetFields({ form, set }: FieldsProps) {
  return (
    <>
      <Select
        label={t('rule.field.target')}
        data={choices('rule.targetChoice', ['named', 'brand', 'every_campaign', 'account'])}
        value={form.target}
        allowDeselect={false}
        onChange={(target) => target && set({ target: target as RuleForm['target'] })}
      />
      {form.target === 'named' && (
        <Group grow align="flex-start">
          <Select
            label={t('rule.field.level')}
            data={choices('rule.levelChoice', ['campaign', 'ad_group', 'ad', 'any'])}
            value={form.level}
            allowDeselect={false}
            onChange={(level) => level && set({ level: level as RuleForm['level'] })}
          />
          <TextInput
            label={t('rule.field.name')}
            value={form.name}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          />
        </Group>
      )}
    </>
  );
}

function ValueFields({ form, set }: FieldsProps) {
  switch (form.kind) {
    case 'keep_budget':
      return (
        <Select
          label={t('rule.field.direction')}
          data={choices('rule.directionChoice', ['any', 'raise', 'lower'])}
          value={form.direction}
          allowDeselect={false}
          onChange={(direction) => direction && set({ direction: direction as RuleForm['direction'] })}
        />
      );
    case 'max_budget':
      return (
        <Group grow align="flex-start">
          <TextInput
            label={t('rule.field.amount')}
            inputMode="decimal"
            value={form.amount}
            onChange={({ currentTarget }) => set({ amount: currentTarget.value })}
          />
          <TextInput
            label={t('rule.field.currency')}
            maxLength={3}
            value={form.currency}
            onChange={({ currentTarget }) => set({ currency: currentTarget.value })}
          />
          <Select
            label={t('rule.field.period')}
            data={choices('rule.period', ['day', 'week', 'month'])}
            value={form.period}
            allowDeselect={false}
            onChange={(period) => period && set({ period: period as RuleForm['period'] })}
          />
        </Group>
      );
    case 'margin':
      return (
        <NumberInput
          label={t('rule.field.percent')}
          suffix=" %"
          min={0}
          max={99}
          value={form.percent}
          onChange={(percent) => set({ percent })}
        />
      );
    case 'closed_days':
      return (
        <Checkbox.Group
          label={t('rule.field.weekdays')}
          value={form.weekdays}
          onChange={(weekdays) => set({ weekdays })}
        >
          <Group gap="sm" mt={4}>
            {['1', '2', '3', '4', '5', '6', '7'].map((day) => (
              <Checkbox key={day} value={day} label={label('weekday', day)} />
            ))}
          </Group>
        </Checkbox.Group>
      );
    case 'never_exclude':
    case 'forbidden_claim':
      return (
        <TextInput
          label={t('rule.field.words')}
          {...(form.kind === 'forbidden_claim' ? { description: t('rule.field.wordsNote') } : {})}
          value={form.words}
          onChange={({ currentTarget }) => set({ words: currentTarget.value })}
        />
      );
    default:
      return null;
  }
}

interface RuleModalProps {
  readonly fact: KnowledgeFact;
  readonly pending: boolean;
  readonly onClose: () => void;
  readonly onSave: (rule: Constraint | null) => void;
}

/** The person says what a fact means, field by field; the sentence below reads it back. */
export function RuleModal({ fact, pending, onClose, onSave }: RuleModalProps) {
  const [form, setForm] = useState(() => toRuleForm(fact.constraint));
  const set = (part: Partial<RuleForm>) => setForm((before) => ({ ...before, ...part }));
  const rule = fromRuleForm(form, fact.constraint);
  return (
    <Modal opened onClose={onClose} title={t('rule.modalTitle')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (rule !== undefined) onSave(rule);
        }}
      >
        <Stack gap="sm">
          <p style={{ margin: 0 }}>“{fact.text}”</p>
          <Select
            label={t('rule.field.kind')}
            data={choices('rule.kind', KINDS)}
            value={form.kind}
            allowDeselect={false}
            onChange={(kind) => kind && set({ kind: kind as RuleForm['kind'] })}
          />
          {TARGETED.includes(form.kind) && <TargetFields form={form} set={set} />}
          <ValueFields form={form} set={set} />
          <p aria-live="polite" style={{ margin: 0 }}>
            {rule === undefined ? t('rule.notWhole') : rule === null ? t('rule.noneText') : ruleText(rule)}
          </p>
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" variant="filled" disabled={rule === undefined || pending}>
              {t('rule.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
