import { create } from 'zustand';
import type { WorkspaceState } from '../../shared/contract/workspace';
import type { Failure } from '../../shared/errors/result';
import { keepWatching } from './keep-watching';
import { pageWorkspaceId } from './page-workspace';

interface WorkspaceSlice {
  /** Null until the main process has said which workspace this window shows. */
  readonly state: WorkspaceState | null;
  /** Why the watch broke; null while it runs. */
  readonly failure: Failure | null;
}

export const useWorkspaceSlice = create<WorkspaceSlice>()(() => ({ state: null, failure: null }));

/** Keeps the state of the workspace this page shows current until cancelled. */
export function watchWorkspace(): () => void {
  return keepWatching(
    'workspace.watch',
    { workspaceId: pageWorkspaceId },
    (state) => useWorkspaceSlice.setState({ state, failure: null }),
    (failure) => useWorkspaceSlice.setState({ failure }),
  );
}

/** What the workspace says now. Screens are shown only once it is known, so a feature may rely on it. */
export function useWorkspace<T>(select: (state: WorkspaceState) => T): T {
  return useWorkspaceSlice(({ state }) => {
    if (state === null) throw new Error('useWorkspace was used before the workspace was known.');
    return select(state);
  });
}
