import { type LiveEvent, liveEventSchema } from '@adwright/contracts';

/** Which areas (tags of endpoints) a live event makes stale. */
const staleAfter: Record<LiveEvent['type'], readonly string[]> = {
  'sync_run.changed': ['sync', 'connections', 'metrics', 'campaigns'],
  'reconciliation.changed': ['reconciliation'],
  'import.changed': ['imports', 'connections', 'metrics', 'campaigns'],
  'outside_changes.seen': ['outside-changes', 'alerts', 'campaigns'],
  'judge.changed': ['suggestions', 'alerts', 'metrics'],
  'suggestion.changed': ['suggestions', 'voice', 'metrics'],
  'action.changed': ['actions', 'suggestions', 'ledger', 'campaigns'],
  'guardrails.changed': ['actions', 'suggestions', 'metrics', 'ledger'],
  'knowledge.changed': ['knowledge'],
};

/** The stream names each event by its type. */
export const eventTypes = liveEventSchema.options.map(({ shape }) => shape.type.value);

const UNFINISHED = ['queued', 'running', 'storing'];

/** Tags to refresh for one message of the stream; none for a heartbeat or an event this client does not know. */
export function tagsOf(data: unknown): readonly string[] {
  if (typeof data !== 'string' || !data.startsWith('{')) return [];
  let parsed: unknown;
  try {
    parsed = JSON.parse(data);
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
  const event = liveEventSchema.safeParse(parsed);
  if (!event.success) return [];
  const { type } = event.data;
  // Facts change when a run ends; on the way only its progress does.
  if (type === 'sync_run.changed' && UNFINISHED.includes(event.data.state)) return ['sync'];
  if (type === 'import.changed' && UNFINISHED.includes(event.data.state)) return ['imports'];
  return staleAfter[type];
}
