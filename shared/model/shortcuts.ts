import { z } from 'zod';

/**
 * Every keyboard shortcut there is: the sheet, the tooltips, the help and the application menu are made from this list.
 * `keys`: keys one after the other, parted by a space. `mod` is Ctrl, on a Mac Cmd. Letters count as typed.
 */
export const shortcuts = [
  { id: 'palette', keys: ['mod+k'], title: 'Go to or do anything', group: 'Everywhere' },
  { id: 'new-job', keys: ['n'], title: 'New training job', group: 'Everywhere' },
  { id: 'filter', keys: ['/'], title: 'To the filter of the list', group: 'Everywhere' },
  { id: 'help', keys: ['F1'], title: 'Help for this screen', group: 'Everywhere' },
  { id: 'sheet', keys: ['?'], title: 'Keyboard shortcuts', group: 'Everywhere' },
  { id: 'settings', keys: ['mod+,'], title: 'Settings', group: 'Everywhere' },
  { id: 'go-home', keys: ['g h'], title: 'Home', group: 'Go to' },
  { id: 'go-data', keys: ['g d'], title: 'Data', group: 'Go to' },
  { id: 'go-insights', keys: ['g i'], title: 'Insights', group: 'Go to' },
  { id: 'go-jobs', keys: ['g j'], title: 'Training jobs', group: 'Go to' },
  { id: 'go-processing', keys: ['g r'], title: 'Processing jobs', group: 'Go to' },
  { id: 'go-models', keys: ['g m'], title: 'Models', group: 'Go to' },
  { id: 'go-endpoints', keys: ['g e'], title: 'Endpoints', group: 'Go to' },
  { id: 'go-playground', keys: ['g p'], title: 'Playground', group: 'Go to' },
  { id: 'go-audit', keys: ['g a'], title: 'Audit log', group: 'Go to' },
  { id: 'go-workspaces', keys: ['g w'], title: 'Workspaces', group: 'Go to' },
  { id: 'about', keys: [], title: 'About Upside', group: 'Everywhere' },
] as const;

export type ShortcutId = (typeof shortcuts)[number]['id'];
export const shortcutIdSchema = z.enum(shortcuts.map(({ id }) => id) as [ShortcutId, ...ShortcutId[]]);

/** The keys of a shortcut as a person reads them, e.g. ["Ctrl K"] or ["G", "H"]; empty where it has none. */
export function keyNames(id: ShortcutId, mac: boolean): readonly string[] {
  const [keys] = shortcuts.find((one) => one.id === id)?.keys ?? [];
  if (keys === undefined) return [];
  return keys
    .split(' ')
    .map((key) =>
      key.replace('mod+', mac ? '⌘ ' : 'Ctrl ').replace(/(?<=^|\s)[a-z]$/, (letter) => letter.toUpperCase()),
    );
}

/** The same as an accelerator of the application menu; undefined for keys typed one after the other or bare. */
export function acceleratorOf(id: ShortcutId): string | undefined {
  const [keys] = shortcuts.find((one) => one.id === id)?.keys ?? [];
  return keys?.startsWith('mod+') === true
    ? keys.replace('mod+', 'CmdOrCtrl+').replace(/[a-z]$/, (c) => c.toUpperCase())
    : undefined;
}
