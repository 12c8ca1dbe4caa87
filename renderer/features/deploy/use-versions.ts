import { useCallback, useEffect, useState } from 'react';
import type { PackageSummary } from '../../../shared/model/model-package';
import { request } from '../../bridge/client';
import type { Loaded } from '../../bridge/use-request';

/** Every version of every group of the registry, groups in their order, newest version first. */
export function useVersions(workspaceId: string): {
  readonly versions: Loaded<readonly PackageSummary[]>;
  readonly reload: () => void;
} {
  const [versions, setVersions] = useState<Loaded<readonly PackageSummary[]>>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: attempt reads again by hand.
  useEffect(() => {
    let wanted = true;
    void readVersions(workspaceId).then((read) => {
      if (wanted) setVersions(read);
    });
    return () => {
      wanted = false;
    };
  }, [workspaceId, attempt]);
  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  return { versions, reload };
}

async function readVersions(workspaceId: string): Promise<Loaded<readonly PackageSummary[]>> {
  const groups = await request('models.groups', { workspaceId });
  if (!groups.ok) return { kind: 'failed', error: groups.error };
  const answers = await Promise.all(
    groups.data.groups.map(({ name }) => request('models.versions', { workspaceId, group: name })),
  );
  const failed = answers.find((answer) => !answer.ok);
  if (failed && !failed.ok) return { kind: 'failed', error: failed.error };
  return { kind: 'ready', data: answers.flatMap((answer) => (answer.ok ? answer.data.versions : [])) };
}
