import { useMemo } from 'react';
import { hrefOf } from '../../../shared/model/screen-address';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { navigate } from '../../ui/location-hash';
import { reconnect } from '../reconnect';
import type { PaletteAction } from './palette-actions';

/** Everything the palette offers now; the jobs are those last seen, so it works offline. */
export function usePaletteActions(): readonly PaletteAction[] {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const workspaceName = useWorkspace((state) => state.workspace.name);
  const offline = useWorkspace((state) => state.connection.kind === 'offline');
  const { result } = useRequest('jobs.list', { workspaceId });

  return useMemo(() => {
    const goTo = (id: string, title: string, detail: string, href: string): PaletteAction => ({
      id,
      title,
      detail,
      run: () => navigate(href),
    });
    const jobs = result.kind === 'ready' ? result.data.jobs : [];
    return [
      goTo('new', 'New training job', 'Open the launch wizard', hrefOf({ kind: 'launch', clone: null, sample: false })),
      goTo('jobs', 'Go to training jobs', 'The list of all jobs', hrefOf({ kind: 'jobs' })),
      ...(offline
        ? [
            {
              id: 'reconnect',
              title: 'Reconnect',
              detail: `To ${workspaceName}`,
              run: () => void reconnect(workspaceId),
            },
          ]
        : []),
      ...jobs.map((job) =>
        goTo(
          `job ${job.name}`,
          job.name,
          `Open job · ${job.status.replace(/(?<=[a-z])[A-Z]/, (letter) => ` ${letter.toLowerCase()}`)}`,
          hrefOf({ kind: 'job', name: job.name }),
        ),
      ),
    ];
  }, [result, offline, workspaceId, workspaceName]);
}
