import type { WorkspaceRow } from '../../../shared/contract/workspaces';
import { identityOf, placeOf } from '../../bridge/identity';
import { openWorkspace } from '../workspace/open-workspace';
import type { PaletteAction } from './palette-actions';

/** One action for each workspace but the one of this window. */
export function workspaceActions(rows: readonly WorkspaceRow[], here: string): readonly PaletteAction[] {
  return rows
    .filter(({ id }) => id !== here)
    .map((row) => {
      const place = row.kind === 'local' ? 'SageMaker on this machine' : placeOf(identityOf(row.id, row, null));
      return {
        id: `workspace ${row.id}`,
        title: `Open workspace ${row.name}`,
        detail: row.entry?.production === true ? `Production · ${place}` : place,
        run: () => void openWorkspace(row.id, row.name),
      };
    });
}
