import type { WorkspaceRow } from '../../shared/contract/workspaces';
import { localWorkspaceId, type Workspace } from '../../shared/model/workspace';
import type { WorkspaceEntry } from '../../shared/model/workspace-entry';

/** Which workspace something is about, as far as it is known: an account is not before it was reached once. */
export interface Identity {
  readonly id: string;
  readonly kind: 'local' | 'aws';
  readonly name: string;
  readonly region: string | null;
  readonly accountId: string | null;
  readonly alias: string | null;
  readonly colour: WorkspaceEntry['colour'];
  readonly access: WorkspaceEntry['access'];
  readonly production: boolean;
}

/** The local workspace carries the console's own accent. */
const localColour = 'teal';

/** What a person wrote down wins over what the connection remembers of it. */
export function identityOf(id: string, row: WorkspaceRow | null, workspace: Workspace | null): Identity {
  const entry = row?.entry ?? null;
  const known = workspace ?? row?.workspace ?? null;
  return {
    id,
    kind: row?.kind ?? known?.kind ?? (id === localWorkspaceId ? 'local' : 'aws'),
    name: entry?.name ?? known?.name ?? row?.name ?? id,
    region: known?.region ?? entry?.region ?? null,
    accountId: known?.accountId ?? null,
    alias: known?.alias ?? null,
    colour: entry?.colour ?? known?.colour ?? localColour,
    access: entry?.access ?? known?.access ?? 'full',
    production: entry?.production ?? known?.production ?? false,
  };
}

/** Account and region in one line, e.g. "my-company · 123456789012 · eu-west-1"; what is not known is left out. */
export function placeOf({ accountId, alias, region }: Identity): string {
  return [alias, accountId, region].filter((part) => part !== null).join(' · ');
}
