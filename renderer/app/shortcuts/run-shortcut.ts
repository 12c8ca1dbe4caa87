import { hrefOf, type ScreenAddress } from '../../../shared/model/screen-address';
import type { ShortcutId } from '../../../shared/model/shortcuts';
import { navigate } from '../../ui/location-hash';
import { closePalette, openPalette, usePalette } from '../command-palette/palette-store';
import { toggleHelp } from '../help/help-store';
import { openSheet } from './sheet-store';

const places: Readonly<Partial<Record<ShortcutId, ScreenAddress>>> = {
  'new-job': { kind: 'launch', clone: null, sample: false },
  settings: { kind: 'settings' },
  about: { kind: 'about' },
  'go-home': { kind: 'home' },
  'go-data': { kind: 'datasets' },
  'go-insights': { kind: 'insights' },
  'go-jobs': { kind: 'jobs' },
  'go-processing': { kind: 'processing-jobs' },
  'go-models': { kind: 'models' },
  'go-endpoints': { kind: 'endpoints' },
  'go-playground': { kind: 'chat', endpoint: null },
  'go-audit': { kind: 'audit' },
  'go-workspaces': { kind: 'workspaces', add: false },
};

/** Does what a shortcut stands for, whoever asked: a key, the menu, the sheet. */
export function runShortcut(id: ShortcutId): void {
  const place = places[id];
  if (place !== undefined) navigate(hrefOf(place));
  else if (id === 'palette') togglePalette();
  else if (id === 'help') toggleHelp();
  else if (id === 'sheet') openSheet();
  else if (id === 'filter') focusFilter();
}

function togglePalette(): void {
  if (usePalette.getState().open) closePalette();
  else openPalette();
}

/** The filter of the list that is shown, where there is one. */
function focusFilter(): void {
  const fields = document.querySelectorAll<HTMLInputElement>('main input[type="search"], main input[role="combobox"]');
  const field = [...fields].find((one) => one.type === 'search' || /filter|find|search/i.test(labelOf(one)));
  field?.focus();
  field?.select();
}

function labelOf(field: HTMLInputElement): string {
  return `${field.getAttribute('aria-label') ?? ''} ${field.placeholder}`;
}
