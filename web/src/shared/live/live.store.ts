import { create } from 'zustand';

/** `live`: events arrive as they happen. `reconnecting`: the page asks at intervals until they do again. */
export type LiveState = 'connecting' | 'live' | 'reconnecting';

interface LiveStore {
  readonly state: LiveState;
  readonly set: (state: LiveState) => void;
}

export const useLiveStore = create<LiveStore>()((set) => ({
  state: 'connecting',
  set: (state) => set({ state }),
}));

/** How often to ask about something that is moving: rarely beside live events, often without them. */
export function usePollInterval(): number {
  return useLiveStore(({ state }) => (state === 'live' ? 10_000 : 1_500));
}
