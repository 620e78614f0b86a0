import type { Suggestion } from '@adwright/contracts';
import type { Ref } from 'react';
import { Link } from 'react-router-dom';
import { formatImpact } from '../../shared/format/impact.js';
import { levelName } from '../../shared/format/level.js';
import { label, t } from '../../shared/messages/message.js';
import { Age } from '../../shared/ui/age.js';
import { Tag, type Tone } from '../../shared/ui/tag.js';
import classes from './suggestion-row.module.css';

const riskTone: Record<Suggestion['risk']['level'], Tone> = { low: 'plain', medium: 'late', high: 'risk' };

interface SuggestionRowProps {
  readonly suggestion: Suggestion;
  readonly to: string;
  readonly selected?: boolean;
  readonly ref?: Ref<HTMLAnchorElement>;
}

/** One suggestion of the queue: what, where, what it may bring, how risky, how old. */
export function SuggestionRow({ suggestion, to, selected = false, ref }: SuggestionRowProps) {
  const {
    title,
    entity,
    platform,
    adAccountName,
    impact,
    currency,
    risk,
    status,
    createdAt,
    heldBy,
    proposedBy,
  } = suggestion;
  return (
    <Link to={to} className={classes.row} data-selected={selected} {...(ref === undefined ? {} : { ref })}>
      <span className={classes.title}>{title}</span>
      <span className={classes.impact}>{impact === null ? '' : formatImpact(impact, currency)}</span>
      <span className={classes.sub}>
        {levelName(entity.level, platform)} {entity.name} · {adAccountName} · {label('platform', platform)}
      </span>
      <span className={classes.meta}>
        {status !== 'open' && <Tag>{label('suggestion.status', status)}</Tag>}
        {proposedBy !== null && <Tag title={proposedBy.engine}>{t('suggestion.ofModel')}</Tag>}
        {heldBy.length > 0 && (
          <Tag title={heldBy.map(({ text }) => text).join(' · ')}>{t('suggestion.held')}</Tag>
        )}
        {risk.level !== 'low' && (
          <Tag tone={riskTone[risk.level]} title={risk.text}>
            {label('suggestion.riskTag', risk.level)}
          </Tag>
        )}
        <Age at={createdAt} />
      </span>
    </Link>
  );
}
