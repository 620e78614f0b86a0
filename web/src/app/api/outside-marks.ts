import { listOutsideChanges } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { describeOutside } from '../../features/outside-changes/describe-outside.js';
import { endpointQuery } from '../../shared/api/query.js';

const MOST = 100;

/** Changes of a campaign that were made outside Adwright, as marks for its time axis. */
export function useOutsideMarks(campaignId: string, timeZone: string) {
  // en-CA writes a day as YYYY-MM-DD, the form the metrics' days have.
  const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone });
  return useQuery({
    ...endpointQuery(listOutsideChanges, { query: { campaignId, limit: MOST } }),
    select: ({ items }) =>
      items.map((change) => ({
        date: dayFormat.format(new Date(change.at)),
        title: `${change.entity.name}, ${describeOutside(change)}`,
        outside: true,
      })),
  });
}
