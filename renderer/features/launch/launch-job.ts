import type { WorkspaceState } from '../../../shared/contract/workspace';
import { hrefOf } from '../../../shared/model/screen-address';
import type { TrainingSpec } from '../../../shared/model/training-spec';
import { request } from '../../bridge/client';
import { navigate } from '../../ui/location-hash';
import { forgetDraft } from './draft-keeper';
import { useLaunch } from './launch-store';

/** Creates the job the person has just seen with account, region and price, then opens its page. */
export async function launchJob(
  spec: TrainingSpec,
  { id, accountId, region }: WorkspaceState['workspace'],
): Promise<void> {
  if (useLaunch.getState().launching) return;
  useLaunch.setState({ launching: true, launchFailure: null });
  const answer = await request('jobs.launch', {
    workspaceId: id,
    spec,
    confirmed: { accountId, region, target: spec.name },
  });
  useLaunch.setState({ launching: false });
  if (!answer.ok) {
    useLaunch.setState({ launchFailure: answer.error });
    return;
  }
  forgetDraft();
  // The job's own page says that it was created, and what it does.
  navigate(hrefOf({ kind: 'job', name: answer.data.name }));
}
