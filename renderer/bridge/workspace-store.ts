import { create } from 'zustand';
import type { WorkspaceState } from '../../shared/contract/workspace';
import type { Failure } from '../../shared/errors/result';
import { openStream } from './client';
import { pageWorkspaceId } from './page-workspace';

interface WorkspaceSlice {
  /** Null until the main process has said which workspace this window shows. */
  readonly state: WorkspaceState | null;
  /** Why the watch broke; null while it runs. */
  readonly failure: Failure | null;
}

export const useWorkspaceSlice = create<WorkspaceSlice>()(() => ({ state: null, failure: null }));

/** First and longest wait before a broken watch is opened again, in milliseconds. */
const retryFrom = 1_000;
const retryUpTo = 15_000;

/** Keeps the workspace's state current until cancelled; opens the watch again when it broke. */
export function watchWorkspace(): () => void {
  let cancelStream: () => void = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = retryFrom;

  const open = () => {
    cancelStream = openStream(
      'workspace.watch',
      { workspaceId: pageWorkspaceId },
      {
        onItems: (items) => {
          wait = retryFrom;
          const state = items.at(-1);
          if (state !== undefined) useWorkspaceSlice.setState({ state, failure: null });
        },
        onEnd: (end) => {
          if (end.reason === 'failed') useWorkspaceSlice.setState({ failure: end.error });
          timer = setTimeout(open, wait);
          wait = Math.min(wait * 2, retryUpTo);
        },
      },
    );
  };

  open();
  return () => {
    clearTimeout(timer);
    cancelStream();
  };
}

/** What the workspace says now. Screens are shown only once it is known, so a feature may rely on it. */
export function useWorkspace<T>(select: (state: WorkspaceState) => T): T {
  return useWorkspaceSlice(({ state }) => {
    if (state === null) throw new Error('useWorkspace was used before the workspace was known.');
    return select(state);
  });
}
