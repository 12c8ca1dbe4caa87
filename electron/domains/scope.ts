import type { Workspace } from '../../shared/model/workspace';
import { workspaceDefaults } from '../../shared/model/workspace-defaults';

/** Account and region a call is made in; arrives as an argument, never from a hidden global. */
export interface Scope {
  readonly workspaceId: string;
  readonly accountId: string;
  readonly region: string;
  /** Bucket new data goes to. */
  readonly bucket: string;
  /** Role new jobs run under; empty while none was picked on AWS. */
  readonly roleArn: string;
}

export function scopeOf(workspace: Workspace): Scope {
  const { accountId, id, region } = workspace;
  return { workspaceId: id, accountId, region, ...workspaceDefaults(workspace) };
}
