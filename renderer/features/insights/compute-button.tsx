import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { failureText } from '../../../shared/errors/failure-text';
import { useBuiltInPlace } from '../../bridge/built-in-jobs';
import { request } from '../../bridge/client';
import { useMayChange } from '../../bridge/may-change';
import { useWorkspace } from '../../bridge/workspace-store';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { notify } from '../../ui/notices';
import { ComputeCode } from './compute-code';
import { insightNames } from './insight-names';

interface ComputeButtonProps {
  readonly dataset: string;
  readonly version: string;
  readonly what: 'themes' | 'network';
  readonly onStarted: () => void;
}

/** Starts the job that computes an insight, after saying once where and at what price. */
export function ComputeButton({ dataset, version, what, onStarted }: ComputeButtonProps) {
  const mayChange = useMayChange();
  const place = useBuiltInPlace();
  const workspace = useWorkspace((state) => state.workspace);
  const { accountId, id, name, region } = workspace;
  const online = useWorkspace((state) => state.connection.kind === 'online');
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const names = insightNames[what];

  const start = async () => {
    setBusy(true);
    const confirmed = { accountId, region, target: `${what} of ${dataset}@${version}` };
    const answer = await request('insights.compute', { workspaceId: id, dataset, version, what, confirmed });
    setBusy(false);
    setAsking(false);
    if (answer.ok) return onStarted();
    notify({
      id: `compute ${what}`,
      type: 'error',
      header: `${names.title} could not be started`,
      content: failureText(answer.error),
    });
  };

  return (
    <>
      <Button
        variant="primary"
        disabled={!online}
        {...(online ? {} : { disabledReason: 'The workspace is offline.' })}
        {...mayChange}
        onClick={() => setAsking(true)}
      >
        {names.button}
      </Button>
      {asking ? (
        <ConfirmDialog
          title={`${names.button}?`}
          confirm="Start the job"
          busy={busy}
          facts={[
            { label: 'Data set', value: `${dataset}@${version}` },
            { label: 'Compute', value: place.compute },
            { label: 'Price', value: place.price },
            { label: 'Workspace', value: name },
            { label: 'Account', value: accountId },
            { label: 'Region', value: region },
          ]}
          onConfirm={() => void start()}
          onCancel={() => setAsking(false)}
        >
          <p>
            {place.own
              ? 'A processing job reads the prepared lines and writes its result beside them. Nothing else is changed.'
              : 'This computer downloads the prepared lines, computes in its local workspace and uploads the result beside them. Nothing else is changed.'}
          </p>
          <ComputeCode dataset={dataset} version={version} what={what} workspace={workspace} />
        </ConfirmDialog>
      ) : null}
    </>
  );
}
