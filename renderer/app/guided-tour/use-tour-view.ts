import { useEffect, useMemo, useState } from 'react';
import type { Resource, ThingKind } from '../../../shared/model/thing';
import { openStream, request } from '../../bridge/client';
import { useWorkspace } from '../../bridge/workspace-store';
import { madeOf, withMade } from './progress';
import type { TourView } from './steps';
import { changeTour, useTour } from './tour-store';

/** What the tour sees, live: whatever changes in the workspace is looked at, and what was made is noted by name. */
export function useTourView(): TourView & { readonly resources: readonly Resource[] } {
  const workspace = useWorkspace((state) => state.workspace);
  const bucket = useWorkspace((state) => state.defaults.bucket);
  const progress = useTour((slice) => slice.progress);
  const [resources, setResources] = useState<readonly Resource[]>([]);
  const workspaceId = workspace.id;

  useEffect(() => {
    let wanted = true;
    const look = async () => {
      const answer = await request('overview.resources', { workspaceId });
      if (!wanted || !answer.ok) return;
      setResources(answer.data);
      const { progress: held } = useTour.getState();
      if (held?.state !== 'running') return;
      const noted = withMade(held, answer.data);
      if (noted !== held) changeTour({ made: noted.made });
    };
    const close = openStream('overview.watch', { workspaceId }, { onItems: () => void look(), onEnd: () => undefined });
    return () => {
      wanted = false;
      close();
    };
  }, [workspaceId]);

  return useMemo(
    () => ({
      resources,
      workspace,
      bucket,
      made: (kind) => (progress === null ? null : (madeOf(progress, resources, kind) ?? alreadyThere(resources, kind))),
    }),
    [resources, workspace, bucket, progress],
  );
}

/** The same transcripts are the same data set, so one from before the tour is used; it is not among what was made. */
function alreadyThere(resources: readonly Resource[], kind: ThingKind): Resource | null {
  if (kind !== 'dataset') return null;
  return resources.find(({ state, thing }) => thing.kind === 'dataset' && state === 'ready') ?? null;
}
