import { type Action, listActions } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../shared/api/query.js';

const MOST = 200;

/** Changes that reached one campaign on the platform, as marks for its time axis. */
export function useCampaignChanges(adAccountId: string, externalId: string, timeZone: string) {
  // en-CA writes a day as YYYY-MM-DD, the form the metrics' days have.
  const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone });
  const touches = ({ state, plan }: Action): boolean =>
    (state === 'applied' || state === 'undone') &&
    plan.changes.some(({ entity }) => entity.level === 'campaign' && entity.externalId === externalId);
  return useQuery({
    ...endpointQuery(listActions, { query: { adAccountId, limit: MOST } }),
    select: ({ items }) =>
      items.filter(touches).map(({ finishedAt, createdAt, title }) => ({
        date: dayFormat.format(new Date(finishedAt ?? createdAt)),
        title,
      })),
  });
}
