import { type Identity, identityOf } from './identity';
import { pageWorkspaceId } from './page-workspace';
import { useWorkspaceSlice } from './workspace-store';
import { useWorkspaces } from './workspaces-store';

/** The workspace of this page. */
export function useIdentity(): Identity {
  const id = pageWorkspaceId;
  const row = useWorkspaces(({ rows }) => rows?.find((one) => one.id === id) ?? null);
  const workspace = useWorkspaceSlice(({ state }) => state?.workspace ?? null);
  return identityOf(id, row, workspace);
}
