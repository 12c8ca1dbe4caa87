import { useEffect } from 'react';
import type { ScreenAddress } from '../../shared/model/screen-address';
import { thingKey } from '../../shared/model/thing';
import { thingOf } from '../../shared/model/thing-address';
import { request } from '../bridge/client';
import { useWorkspaceSlice } from '../bridge/workspace-store';

/** Kinds that can fail, and stop asking for attention once somebody has looked. */
const kinds = ['job', 'processing-job', 'dataset', 'promotion'];

/** Notes what a person looks at: when they come, and when they go, for it may have failed in between. */
export function useLooked(address: ScreenAddress): void {
  const workspaceId = useWorkspaceSlice(({ state }) => state?.workspace.id ?? null);
  const thing = thingOf(address);
  const key = thing === null || !kinds.includes(thing.kind) ? null : thingKey(thing);

  // biome-ignore lint/correctness/useExhaustiveDependencies: key stands for thing.
  useEffect(() => {
    if (workspaceId === null || key === null || thing === null) return;
    const look = () => void request('overview.looked', { workspaceId, thing });
    look();
    return look;
  }, [workspaceId, key]);
}
