import type { CopyIdeas } from '@adwright/contracts';
import { formatRange } from '../../shared/format/date.js';
import { label, plural, t } from '../../shared/messages/message.js';
import classes from './copy.module.css';

/** What was read, what ads were compared by, what was thrown away and who wrote. */
export function IdeaNotes({ ideas }: { readonly ideas: CopyIdeas }) {
  const { read, window, comparedBy, forbidding, engine, instead } = ideas;
  const dropped = Object.entries(ideas.dropped).filter(([, count]) => (count ?? 0) > 0);
  const thrown = dropped.reduce((sum, [, count]) => sum + (count ?? 0), 0);
  const what = [
    plural('copy.read.passages', read.passages),
    `${plural('copy.read.ads', read.ads)} (${plural('copy.read.compared', read.compared)})`,
    plural('copy.read.searches', read.searchTerms),
  ].join(', ');
  const sentences = [
    t('copy.read', { what }),
    window === null || read.ads + read.searchTerms === 0
      ? null
      : t('copy.window', { days: formatRange(window.from, window.to) }),
    comparedBy === null ? null : label('copy.by', comparedBy),
    thrown === 0
      ? null
      : plural('copy.dropped', thrown, {
          why: dropped.map(([fault, count]) => `${label('copy.fault', fault)} (${count})`).join(', '),
        }),
    forbidding.length === 0
      ? null
      : t('copy.forbidding', { facts: forbidding.map(({ text }) => `“${text}”`).join(', ') }),
    instead === null
      ? t('copy.writtenBy', { engine: engine === 'offline' ? t('copy.offline') : engine })
      : label('copy.instead', instead),
  ].filter((sentence) => sentence !== null);
  return <p className={classes.fine}>{sentences.join(' ')}</p>;
}
