import type { Blocked } from './read-only';
import { useWorkspace } from './workspace-store';

/**
 * For controls that start a program of the local workspace, as their last props: none while it is there. The main process
 * refuses on AWS anyway (`workspace.unsupported`).
 */
export function useBuiltInPrograms(): Blocked {
  const kind = useWorkspace((state) => state.workspace.kind);
  if (kind === 'local') return {};
  return {
    disabled: true,
    disabledReason:
      'A program of this machine does this. Do it in the workspace of this machine, then upload what it wrote to a bucket of this account.',
  };
}
