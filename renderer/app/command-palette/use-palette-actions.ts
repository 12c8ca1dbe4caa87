import { useMemo } from 'react';
import { endpointStatusLooks } from '../../../shared/model/endpoint-status';
import { hrefOf } from '../../../shared/model/screen-address';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { navigate } from '../../ui/location-hash';
import { reconnect } from '../reconnect';
import type { PaletteAction } from './palette-actions';

/** Everything the palette offers now; jobs and endpoints are those last seen, so it works offline. */
export function usePaletteActions(): readonly PaletteAction[] {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const workspaceName = useWorkspace((state) => state.workspace.name);
  const offline = useWorkspace((state) => state.connection.kind === 'offline');
  const { result } = useRequest('jobs.list', { workspaceId });
  const { result: served } = useRequest('endpoints.list', { workspaceId });

  return useMemo(() => {
    const goTo = (id: string, title: string, detail: string, href: string): PaletteAction => ({
      id,
      title,
      detail,
      run: () => navigate(href),
    });
    const jobs = result.kind === 'ready' ? result.data.jobs : [];
    const endpoints = served.kind === 'ready' ? served.data.endpoints : [];
    return [
      goTo('new', 'New training job', 'Open the launch wizard', hrefOf({ kind: 'launch', clone: null, sample: false })),
      goTo('jobs', 'Go to training jobs', 'The list of all jobs', hrefOf({ kind: 'jobs' })),
      goTo('models', 'Go to models', 'Groups, versions, approval and lineage', hrefOf({ kind: 'models' })),
      goTo('deploy', 'Deploy', 'A registered version to a new endpoint', hrefOf({ kind: 'deploy', packageArn: null })),
      goTo('endpoints', 'Go to endpoints', 'What serves, its traffic and its log', hrefOf({ kind: 'endpoints' })),
      goTo('audit', 'Go to audit log', 'Who did what, and how it ended', hrefOf({ kind: 'audit' })),
      goTo(
        'chat',
        'Go to the playground',
        'Talk to an endpoint, read conversations',
        hrefOf({ kind: 'chat', endpoint: null }),
      ),
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
      ...endpoints.map(({ name, status }) =>
        goTo(
          `endpoint ${name}`,
          name,
          `Open endpoint · ${endpointStatusLooks[status].word}`,
          hrefOf({ kind: 'endpoint', name }),
        ),
      ),
      ...jobs.map((job) =>
        goTo(
          `job ${job.name}`,
          job.name,
          `Open job · ${job.status.replace(/(?<=[a-z])[A-Z]/, (letter) => ` ${letter.toLowerCase()}`)}`,
          hrefOf({ kind: 'job', name: job.name }),
        ),
      ),
    ];
  }, [result, served, offline, workspaceId, workspaceName]);
}
