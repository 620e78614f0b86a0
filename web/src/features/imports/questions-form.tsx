import type { Question } from '@adwright/contracts';
import { Button, Group } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { t } from '../../shared/messages/message.js';
import { Section } from '../../shared/ui/section.js';
import type { Answers } from './api/create-import.js';
import classes from './import.module.css';
import { QuestionInput } from './question-input.js';

interface QuestionsFormProps {
  readonly questions: readonly Question[];
  readonly answers: Answers;
  readonly onAnswer: (answers: Answers) => void;
  readonly onReset: () => void;
}

/** What the file alone cannot tell, asked all at once; earlier answers stay and can be mended. */
export function QuestionsForm({ questions, answers, onAnswer, onReset }: QuestionsFormProps) {
  const [draft, setDraft] = useState<Answers>(answers);
  const open = questions.filter(({ field }) => (draft[field] ?? '').trim() === '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (open.length === 0) onAnswer(draft);
  };
  return (
    <Section title={t('import.questionsTitle')} note={t('import.questionsNote')}>
      <form className={classes.form} onSubmit={submit}>
        {questions.map((question) => (
          <QuestionInput
            key={question.field}
            question={question}
            value={draft[question.field] ?? ''}
            onChange={(value) => setDraft((before) => ({ ...before, [question.field]: value }))}
          />
        ))}
        <Group gap={8}>
          <Button type="submit" variant="filled" disabled={open.length > 0}>
            {t('import.readAgain')}
          </Button>
          <Button onClick={onReset}>{t('import.other')}</Button>
        </Group>
      </form>
    </Section>
  );
}
