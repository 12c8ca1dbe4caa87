import { create } from 'zustand';
import type { WorkspaceRow } from '../../shared/contract/workspaces';
import type { Failure } from '../../shared/errors/result';
import { keepWatching } from './keep-watching';

interface WorkspacesSlice {
  /** The local workspace and every entry; null until the main process has said so. */
  readonly rows: readonly WorkspaceRow[] | null;
  /** Why they cannot be read; null while they can. */
  readonly failure: Failure | null;
}

export const useWorkspaces = create<WorkspacesSlice>()(() => ({ rows: null, failure: null }));

/** Keeps the list of all workspaces current until cancelled. */
export function watchWorkspaces(): () => void {
  return keepWatching(
    'workspaces.watch',
    {},
    ({ workspaces }) => useWorkspaces.setState({ rows: workspaces, failure: null }),
    (failure) => useWorkspaces.setState({ failure }),
  );
}
