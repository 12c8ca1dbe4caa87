import { lazy, Suspense } from 'react';
import { useWorkspaceSlice } from '../../bridge/workspace-store';
import { usePalette } from './palette-store';

const PaletteDialog = lazy(() => import('./palette-dialog').then((module) => ({ default: module.PaletteDialog })));

/** Go anywhere, do anything, by typing; the key that opens it is in the registry of shortcuts. */
export function CommandPalette() {
  const open = usePalette((slice) => slice.open);
  const known = useWorkspaceSlice(({ state }) => state !== null);
  return open && known ? (
    <Suspense fallback={null}>
      <PaletteDialog />
    </Suspense>
  ) : null;
}
