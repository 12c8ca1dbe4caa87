import type { TrainingSpec } from '../../../shared/model/training-spec';
import { type Loaded, useRequest } from '../../bridge/use-request';
import type { Preflight } from './launch-store';

/** What the workspace says of the spec; `loading` too while there is no spec to ask about. */
export function usePreflight(workspaceId: string, spec: TrainingSpec | null): Loaded<Preflight> {
  return useRequest('jobs.preflight', spec === null ? null : { workspaceId, spec }).result;
}
