import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { hrefOf } from '../../shared/model/screen-address';
import { pageWorkspaceId } from '../bridge/page-workspace';
import { useWorkspaceSlice } from '../bridge/workspace-store';
import { reconnect } from './reconnect';
import { signInNeed } from './sign-in-need';

/** Above every screen while the workspace's keys are gone: one place to sign in, however many calls were refused. */
export function SignInNote() {
  const state = useWorkspaceSlice((slice) => slice.state);
  const failure = useWorkspaceSlice((slice) => slice.failure);
  const [busy, setBusy] = useState(false);
  const need = signInNeed(state, failure);
  if (need === null) return null;
  const signIn = () => {
    setBusy(true);
    void reconnect(pageWorkspaceId).finally(() => setBusy(false));
  };
  return (
    <div className="notice-bar">
      <Alert
        type="warning"
        header={need.title}
        statusIconAriaLabel="Warning"
        action={
          <SpaceBetween direction="horizontal" size="xs">
            <Button href={hrefOf({ kind: 'doctor' })}>Check with the doctor</Button>
            <Button variant="primary" loading={busy} onClick={signIn}>
              {need.action}
            </Button>
          </SpaceBetween>
        }
      >
        {need.reason} {state === null ? '' : 'What was seen before stays readable.'}{' '}
        <code className="failure-code">{need.code}</code>
      </Alert>
    </div>
  );
}
