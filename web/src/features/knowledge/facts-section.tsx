import type { KnowledgeFact } from '@adwright/contracts';
import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { notifyFailed } from '../../shared/ui/notify.js';
import { type FactChange, useKnowledgeFacts, useSaveFact } from './api/facts.js';
import { FactRule } from './fact-rule.js';
import classes from './knowledge.module.css';

interface FactFormProps {
  readonly start: string;
  readonly submit: string;
  readonly onSave: (text: string) => Promise<boolean>;
}

function FactForm({ start, submit, onSave }: FactFormProps) {
  const [text, setText] = useState(start);
  return (
    <form
      className={classes.row}
      onSubmit={async (event) => {
        event.preventDefault();
        if (text.trim() !== '' && (await onSave(text.trim()))) setText('');
      }}
    >
      <TextInput
        className={classes.grow ?? ''}
        aria-label={t('knowledge.fact')}
        placeholder={t('knowledge.fact')}
        maxLength={500}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button type="submit" disabled={text.trim() === ''}>
        {submit}
      </Button>
    </form>
  );
}

/** What the business must be known for: short statements, noted, edited, forgotten. */
export function FactsSection({ clientId }: { readonly clientId: string | null }) {
  const facts = useKnowledgeFacts(clientId);
  const saving = useSaveFact();
  const mayChange = useCan('analyst');
  const [edited, setEdited] = useState<string | null>(null);
  const save = async (change: FactChange): Promise<boolean> => {
    try {
      await saving.mutateAsync(change);
      setEdited(null);
      return true;
    } catch (error) {
      notifyFailed(t('knowledge.actionFailed'), error);
      return false;
    }
  };
  const shown = (fact: KnowledgeFact) =>
    edited === fact.id ? (
      <FactForm
        start={fact.text}
        submit={t('knowledge.factSave')}
        onSave={(text) => save({ id: fact.id, text, clientId })}
      />
    ) : (
      <div className={classes.fact}>
        <div className={classes.grow}>
          {fact.text}
          <FactRule fact={fact} mayChange={mayChange} />
        </div>
        {mayChange && (
          <Group gap={4} wrap="nowrap">
            <Button size="compact-xs" onClick={() => setEdited(fact.id)}>
              {t('knowledge.factEdit')}
            </Button>
            <Button size="compact-xs" onClick={() => void save({ id: fact.id, text: null, clientId })}>
              {t('knowledge.factDelete')}
            </Button>
          </Group>
        )}
      </div>
    );
  return (
    <>
      <Loaded
        query={facts}
        loading={<LoadingRows label={t('knowledge.factsLoading')} rows={2} />}
        failed={t('knowledge.factsFailed')}
      >
        {({ items }) =>
          items.length === 0 ? (
            <p className={classes.fine}>{t('knowledge.noFacts')}</p>
          ) : (
            <ul className={classes.facts}>
              {items.map((fact) => (
                <li key={fact.id}>{shown(fact)}</li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {mayChange && (
        <FactForm
          start=""
          submit={t('knowledge.factAdd')}
          onSave={(text) => save({ id: null, text, clientId })}
        />
      )}
    </>
  );
}
