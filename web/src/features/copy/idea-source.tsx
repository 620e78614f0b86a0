import type { IdeaSource } from '@adwright/contracts';
import { Link } from 'react-router-dom';
import { formatCount, formatPercent, percentOf } from '../../shared/format/number.js';
import { t } from '../../shared/messages/message.js';
import classes from './copy.module.css';

type Counted = Extract<IdeaSource, { kind: 'ad' }> | Extract<IdeaSource, { kind: 'search_term' }>;

function shown({ impressions, clicks, conversions }: Counted): string {
  const rate = formatPercent(percentOf(clicks, impressions));
  const seen = t('copy.shown', { clicks: formatCount(clicks), impressions: formatCount(impressions), rate });
  return conversions === null
    ? seen
    : `${seen}, ${t('copy.conversions', { count: formatCount(conversions) })}`;
}

function words(source: Exclude<IdeaSource, { kind: 'passage' }>): string {
  switch (source.kind) {
    case 'ad':
      return t(`copy.from.ad.${source.standing}`, { name: source.name, shown: shown(source) });
    case 'search_term':
      return t('copy.from.term', { text: source.text, shown: shown(source) });
    case 'keyword':
      return t('copy.from.keyword', { text: source.text });
    case 'said':
      return t('copy.from.said', { text: source.text.split('\n').join(', ') });
    case 'fact':
      return t('copy.from.fact', { text: source.text });
  }
}

/** What an idea rests on, as text: a passage with the way to it, an ad with its figures, a search, the person's words. */
export function IdeaSourceLine({ source }: { readonly source: IdeaSource }) {
  if (source.kind !== 'passage') return <li className={classes.source}>{words(source)}</li>;
  return (
    <li className={classes.source}>
      {t('copy.from.passage')}{' '}
      <Link to={`/knowledge/${source.documentId}?passage=${source.ordinal}`}>{source.documentTitle}</Link>
      <details>
        <summary>{t('copy.passage')}</summary>
        <blockquote className={classes.quote}>{source.text}</blockquote>
      </details>
    </li>
  );
}
