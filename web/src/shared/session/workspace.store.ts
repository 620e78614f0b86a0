import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface WorkspaceState {
  /** The workspace every request names; null = the member's default. */
  readonly workspaceId: string | null;
  readonly choose: (workspaceId: string | null) => void;
}

/** Which workspace this browser is looking at. Kept across reloads; the API decides whether it may be seen. */
export const useWorkspaceStore = create<WorkspaceState>()(
  persist(
    (set) => ({
      workspaceId: null,
      choose: (workspaceId) => set({ workspaceId }),
    }),
    { name: 'adwright.workspace', partialize: ({ workspaceId }) => ({ workspaceId }) },
  ),
);
