import { useMemo } from 'react';
import { approvalWords } from '../../../shared/model/approval-words';
import { hrefOf } from '../../../shared/model/screen-address';
import { keyNames } from '../../../shared/model/shortcuts';
import { type Resource, thingKey, thingWords } from '../../../shared/model/thing';
import { addressOf } from '../../../shared/model/thing-address';
import { changeSettings, useSettings } from '../../bridge/settings-store';
import { useIdentity } from '../../bridge/use-identity';
import { useRequest } from '../../bridge/use-request';
import { useWorkspaceSlice } from '../../bridge/workspace-store';
import { useWorkspaces } from '../../bridge/workspaces-store';
import { navigate } from '../../ui/location-hash';
import { startTour } from '../guided-tour/tour-store';
import { toggleHelp } from '../help/help-store';
import { isMac } from '../is-mac';
import { reconnect } from '../reconnect';
import { openSheet } from '../shortcuts/sheet-store';
import type { PaletteAction } from './palette-actions';
import { screenActions } from './screen-actions';
import { workspaceActions } from './workspace-actions';

/** On AWS its jobs and endpoints would cost money: it is for the local workspace. */
const tour: PaletteAction = {
  id: 'tour',
  title: 'Guided tour',
  detail: 'The whole loop with sample data',
  run: startTour,
};

/** Everything the palette offers now; resources are those last seen, so it works offline. */
export function usePaletteActions(): readonly PaletteAction[] {
  const { id: workspaceId, kind, name: workspaceName } = useIdentity();
  const known = useWorkspaceSlice(({ state }) => state !== null);
  const offline = useWorkspaceSlice(({ failure, state }) =>
    state === null ? failure !== null : state.connection.kind === 'offline',
  );
  const rows = useWorkspaces((slice) => slice.rows);
  const theme = useSettings((settings) => settings.theme);
  const density = useSettings((settings) => settings.density);
  const { result } = useRequest('overview.resources', known ? { workspaceId } : null);

  return useMemo(() => {
    const resources = result.kind === 'ready' ? result.data : [];
    const reconnection: readonly PaletteAction[] = offline
      ? [
          {
            id: 'reconnect',
            title: 'Reconnect',
            detail: `To ${workspaceName}`,
            run: () => void reconnect(workspaceId),
          },
        ]
      : [];
    return [
      ...reconnection,
      ...screenActions,
      ...workspaceActions(rows ?? [], workspaceId),
      ...windowActions(theme, density),
      ...(kind === 'local' ? [tour] : []),
      ...resources.map(resourceAction),
    ];
  }, [result, offline, rows, kind, workspaceId, workspaceName, theme, density]);
}

const approvals = new Map<string, string>(Object.entries(approvalWords));

function resourceAction({ state, thing, title }: Resource): PaletteAction {
  const words =
    approvals.get(state) ??
    state.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('-', ' ');
  return {
    id: thingKey(thing),
    title,
    detail: words === '' ? thingWords[thing.kind] : `${thingWords[thing.kind]} · ${words}`,
    run: () => navigate(hrefOf(addressOf(thing))),
  };
}

/** What changes the window itself. */
function windowActions(theme: string, density: string): readonly PaletteAction[] {
  const themes = (['system', 'light', 'dark'] as const).filter((one) => one !== theme);
  const names = { system: 'as the system', light: 'light', dark: 'dark' };
  return [
    ...themes.map(
      (one): PaletteAction => ({
        id: `theme ${one}`,
        title: `Theme: ${names[one]}`,
        detail: 'Window',
        run: () => void changeSettings({ theme: one }),
      }),
    ),
    {
      id: 'density',
      title: density === 'compact' ? 'Density: comfortable' : 'Density: compact',
      detail: 'Window',
      run: () => void changeSettings({ density: density === 'compact' ? 'comfortable' : 'compact' }),
    },
    { id: 'help', title: 'Help for this screen', detail: 'Window', keys: keyNames('help', isMac), run: toggleHelp },
    { id: 'sheet', title: 'Keyboard shortcuts', detail: 'Window', keys: keyNames('sheet', isMac), run: openSheet },
  ];
}
