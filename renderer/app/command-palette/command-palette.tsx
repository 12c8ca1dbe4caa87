import { useEffect } from 'react';
import { useWorkspaceSlice } from '../../bridge/workspace-store';
import { PaletteDialog } from './palette-dialog';
import { closePalette, openPalette, usePalette } from './palette-store';
import './command-palette.css';

/** Ctrl+K (Cmd+K): go anywhere, do anything, by typing. */
export function CommandPalette() {
  const open = usePalette((slice) => slice.open);
  const known = useWorkspaceSlice(({ state }) => state !== null);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      if (usePalette.getState().open) closePalette();
      else openPalette();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  return open && known ? <PaletteDialog /> : null;
}
