import { type Scope, scopeOf } from '../../electron/domains/scope';
import type { Workspace } from '../../shared/model/workspace';

/** The workspace of this machine as one that answered shows itself. */
export function localWorkspace(accountId: string, region: string, id = 'local'): Workspace {
  return {
    id,
    kind: 'local',
    name: 'This machine',
    accountId,
    region,
    alias: null,
    colour: null,
    access: 'full',
    production: false,
    roleArn: null,
    bucket: null,
  };
}

export function localScope(accountId: string, region: string, id = 'local'): Scope {
  return scopeOf(localWorkspace(accountId, region, id));
}
