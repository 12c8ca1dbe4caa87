import Button from '@cloudscape-design/components/button';
import type { ReactNode } from 'react';
import { formatDateTime } from '../../../shared/model/format';
import { hrefOf } from '../../../shared/model/screen-address';
import { useMayChange } from '../../bridge/may-change';
import { useWorkspaceSlice } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { AttentionList } from './attention-list';
import { Counts } from './counts';
import { NextStepCard } from './next-step-card';
import { RunningList } from './running-list';
import { useOverview } from './use-overview';
import './home.css';

/**
 * The first screen: what this workspace holds, what runs and costs now, what needs attention, and the next step. It is there
 * before the workspace is, so that a person can begin.
 * @param offer what the app puts on top, e.g. the guided tour on the first run
 */
export function HomeScreen({ offer }: { readonly offer: ReactNode }) {
  const workspace = useWorkspaceSlice(({ state }) => state?.workspace ?? null);
  const connection = useWorkspaceSlice(({ state }) => state?.connection ?? null);
  const { failure, overview, restart } = useOverview();
  const mayChange = useMayChange();
  const offline = connection?.kind === 'offline';
  // Before everything was read once, "nothing" is not known to be true; a list that fails says so itself.
  const known = overview !== null && (overview.fetchedAt !== null || offline || overview.unread.length > 0);
  const asOf = overview !== null && offline ? overview.fetchedAt : null;
  return (
    <div className="home">
      <header className="home-head">
        <div>
          <h1>{workspace?.name ?? 'Home'}</h1>
          <p className="home-about">
            {workspace === null
              ? 'Opening the workspace…'
              : `${workspace.kind === 'local' ? 'SageMaker on this machine' : 'SageMaker on AWS'} · account ${workspace.accountId} · ${workspace.region}`}
          </p>
        </div>
        <div className="home-actions">
          <Button href={hrefOf({ kind: 'launch', clone: null, sample: false })} {...mayChange}>
            New training job
          </Button>
        </div>
      </header>
      {failure === null ? null : (
        <FailureAlert what="The overview is not up to date" failure={failure} onRetry={restart} />
      )}
      {overview?.unread.map(({ what, why }) => (
        <p key={what} className="home-unread" role="status">
          {`${what} could not be read: ${why}`}
        </p>
      ))}
      {asOf === null ? null : (
        <p
          className="home-unread"
          role="status"
        >{`Offline. This is as of ${formatDateTime(asOf)}; what runs may have moved on.`}</p>
      )}
      {offer}
      <NextStepCard next={known ? (overview?.next ?? null) : null} offline={offline} />
      <Counts counts={known ? (overview?.counts ?? null) : null} />
      <div className="home-columns">
        <RunningList overview={known ? overview : null} frozenAt={asOf} />
        <AttentionList attention={known ? (overview?.attention ?? null) : null} />
      </div>
    </div>
  );
}
