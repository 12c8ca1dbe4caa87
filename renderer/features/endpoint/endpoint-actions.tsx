import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { answersRequests } from '../../../shared/model/endpoint-status';
import type { EndpointView } from '../../../shared/model/endpoint-view';
import { hrefOf } from '../../../shared/model/screen-address';
import type { Workspace } from '../../../shared/model/workspace';
import { useMayChange } from '../../bridge/may-change';
import { readOnlyReason } from '../../bridge/read-only';
import { DeleteDialog } from './delete-dialog';
import { ScaleDialog } from './scale-dialog';

interface EndpointActionsProps {
  readonly view: EndpointView;
  readonly workspace: Workspace;
  readonly online: boolean;
}

/** What can be done with the endpoint in the state it is in. */
export function EndpointActions({ online, view, workspace }: EndpointActionsProps) {
  const mayChange = useMayChange();
  const [asking, setAsking] = useState<'scale' | 'delete' | null>(null);
  const { name, status } = view.endpoint;
  const serving = status === 'InService';
  const needsService = mayChange.disabled
    ? { disabled: true, disabledReason: readOnlyReason }
    : online
      ? { disabled: !serving, disabledReason: 'The endpoint has to be in service for that.' }
      : { disabled: true, disabledReason: 'The workspace is offline, or the endpoint is gone.' };
  const needsRest =
    online && !mayChange.disabled
      ? { disabled: status === 'Deleting' || status === 'Creating', disabledReason: 'The service is at work on it.' }
      : needsService;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button {...needsRest} onClick={() => setAsking('delete')}>
        Delete
      </Button>
      <Button {...needsService} onClick={() => setAsking('scale')}>
        Scale
      </Button>
      <Button
        {...(answersRequests(status)
          ? { href: hrefOf({ kind: 'chat', endpoint: name }) }
          : { disabled: true, disabledReason: 'It answers nothing in this state.' })}
      >
        Playground
      </Button>
      <Button
        variant="primary"
        {...(needsService.disabled
          ? needsService
          : { href: hrefOf({ kind: 'promote', endpoint: name, packageArn: null }) })}
      >
        Promote
      </Button>
      {asking === 'scale' ? <ScaleDialog view={view} workspace={workspace} onClose={() => setAsking(null)} /> : null}
      {asking === 'delete' ? <DeleteDialog view={view} workspace={workspace} onClose={() => setAsking(null)} /> : null}
    </SpaceBetween>
  );
}
