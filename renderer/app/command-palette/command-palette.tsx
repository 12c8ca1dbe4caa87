import { PaletteDialog } from './palette-dialog';
import { usePalette } from './palette-store';

/**
 * Go anywhere, do anything, by typing; the key that opens it is in the registry of shortcuts. Its code is there from the
 * start: what is typed right after that key is for it, and letters alone are shortcuts of the page.
 */
export function CommandPalette() {
  const open = usePalette((slice) => slice.open);
  return open ? <PaletteDialog /> : null;
}
