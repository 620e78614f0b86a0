import type { Constraint, KnowledgeFact } from '@adwright/contracts';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { label, plural, t } from '../../shared/messages/message.js';
import { notifyFailed } from '../../shared/ui/notify.js';
import { Tag } from '../../shared/ui/tag.js';
import { useInterpretFact } from './api/facts.js';
import classes from './knowledge.module.css';
import { RuleModal } from './rule-modal.js';
import { ruleText } from './rule-text.js';

function Understood({ fact }: { readonly fact: KnowledgeFact }) {
  const { reading, constraint, active, named } = fact;
  if (reading.state === 'waiting') return <p className={classes.fine}>{t('rule.waiting')}</p>;
  if (constraint === null)
    return <p className={classes.fine}>{label('rule.reason', reading.reason ?? 'no_rule')}</p>;
  const proposed = reading.state === 'proposed';
  return (
    <p className={classes.fine}>
      {proposed ? (
        <Tag tone="late">{t('rule.proposed')}</Tag>
      ) : (
        <Tag tone={active ? 'verified' : 'plain'}>{active ? t('rule.holds') : t('rule.off')}</Tag>
      )}{' '}
      {ruleText(constraint)}
      {named !== null &&
        ` ${named.count === 0 ? t('rule.namesNothing') : plural('rule.names', named.count, { examples: named.examples.join(', ') })}`}{' '}
      {t('rule.readBy', { by: reading.by === null ? '' : label('rule.by', reading.by) })}
    </p>
  );
}

/** How a fact is understood, and the ways to say that it is meant otherwise. */
export function FactRule({ fact, mayChange }: { readonly fact: KnowledgeFact; readonly mayChange: boolean }) {
  const interpret = useInterpretFact(fact.id);
  const [correcting, setCorrecting] = useState(false);
  const say = async (body: { constraint?: Constraint | null; active?: boolean }) => {
    try {
      await interpret.mutateAsync(body);
      setCorrecting(false);
    } catch (error) {
      notifyFailed(t('knowledge.actionFailed'), error);
    }
  };
  const { constraint, active, reading } = fact;
  const proposed = reading.state === 'proposed' && !active;
  const onOff = proposed ? t('rule.accept') : active ? t('rule.switchOff') : t('rule.switchOn');
  return (
    <div className={classes.rule}>
      <Understood fact={fact} />
      {mayChange && reading.state !== 'waiting' && (
        <Group gap={4}>
          {constraint !== null && (
            <Button
              size="compact-xs"
              disabled={interpret.isPending}
              onClick={() => void say({ active: !active })}
            >
              {onOff}
            </Button>
          )}
          <Button size="compact-xs" onClick={() => setCorrecting(true)}>
            {constraint === null ? t('rule.define') : t('rule.correct')}
          </Button>
        </Group>
      )}
      {correcting && (
        <RuleModal
          fact={fact}
          pending={interpret.isPending}
          onClose={() => setCorrecting(false)}
          onSave={(rule) => void say({ constraint: rule, active: true })}
        />
      )}
    </div>
  );
}
