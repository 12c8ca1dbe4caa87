import { Menu, type MenuItemConstructorOptions } from 'electron';
import { acceleratorOf, type ShortcutId, shortcuts } from '../../../shared/model/shortcuts';

/** The standard menu: what every desktop has, and nothing that loads or opens a page. */
export function buildMenu(options: {
  readonly platform: string;
  readonly onShowLogs: () => void;
  /** The page does what a shortcut of this id does. */
  readonly onAsk: (id: ShortcutId) => void;
}): Menu {
  const ask = (id: ShortcutId): MenuItemConstructorOptions => {
    const accelerator = acceleratorOf(id);
    return {
      label: shortcuts.find((one) => one.id === id)?.title ?? id,
      click: () => options.onAsk(id),
      // Shown, and handled by the page: it must not act while a dialog of its own is open.
      ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
    };
  };
  const template: MenuItemConstructorOptions[] = [
    ...(options.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [
        ask('new-job'),
        ask('settings'),
        { type: 'separator' },
        options.platform === 'darwin' ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'reload' },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        { role: 'toggleDevTools' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        ask('help'),
        ask('sheet'),
        { type: 'separator' },
        { label: 'Show the logs folder', click: options.onShowLogs },
        ask('about'),
      ],
    },
  ];
  return Menu.buildFromTemplate(template);
}
