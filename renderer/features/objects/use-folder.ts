import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../../../shared/errors/result';
import type { ObjectPage } from '../../../shared/model/bucket-objects';
import { request } from '../../bridge/client';
import { useWorkspace } from '../../bridge/workspace-store';
import { useTransfers } from './transfers';

/** What a folder holds, page after page; read anew when a transfer has ended. */
export function useFolder(bucket: string, prefix: string) {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const connection = useWorkspace((state) => state.connection.kind);
  const { ended } = useTransfers();
  const [folder, setFolder] = useState<ObjectPage | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(true);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an end, a reconnection and a person each ask again.
  useEffect(() => {
    let wanted = true;
    setBusy(true);
    void request('objects.browse', { workspaceId, bucket, prefix }).then((answer) => {
      if (!wanted) return;
      setBusy(false);
      setFailure(answer.ok ? null : answer.error);
      if (answer.ok) setFolder(answer.data);
    });
    return () => {
      wanted = false;
    };
  }, [workspaceId, bucket, prefix, ended, attempt, connection]);

  const more = async (): Promise<void> => {
    if (folder?.next == null) return;
    setBusy(true);
    const answer = await request('objects.browse', { workspaceId, bucket, prefix, token: folder.next });
    setBusy(false);
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const { next, objects, prefixes } = answer.data;
    setFolder({
      ...folder,
      next,
      objects: [...folder.objects, ...objects],
      prefixes: [...folder.prefixes, ...prefixes],
    });
  };
  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  return { folder, failure, busy, more, reload };
}
