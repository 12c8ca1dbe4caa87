import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Failure } from '../../../shared/errors/result';
import { codeTabs } from '../../../shared/model/code/code-tabs';
import type { EndpointView, Leftover } from '../../../shared/model/endpoint-view';
import { hrefOf } from '../../../shared/model/screen-address';
import type { Workspace } from '../../../shared/model/workspace';
import { request } from '../../bridge/client';
import { copyText } from '../../bridge/copy-text';
import { useRequest } from '../../bridge/use-request';
import { workspaceFacts } from '../../bridge/workspace-facts';
import { CodeDetails } from '../../ui/code-panel';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { FailureAlert } from '../../ui/failure-alert';
import { navigate } from '../../ui/location-hash';
import { notify } from '../../ui/notices';

interface DeleteDialogProps {
  readonly view: EndpointView;
  readonly workspace: Workspace;
  readonly onClose: () => void;
}

/** Shows what would stay behind before anything is deleted; what nobody else uses is chosen to go too. */
export function DeleteDialog({ onClose, view, workspace }: DeleteDialogProps) {
  const { name } = view.endpoint;
  const { result } = useRequest('endpoints.leftovers', { workspaceId: workspace.id, name });
  const [spared, setSpared] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const leftovers = result.kind === 'ready' ? result.data : [];
  const chosen = leftovers.filter((one) => one.usedBy.length === 0 && !spared.has(keyOf(one)));

  const named = (kind: Leftover['kind']) => chosen.filter((one) => one.kind === kind).map((one) => one.name);
  const gone = { configs: named('config'), models: named('model') };

  const carryOut = async () => {
    setBusy(true);
    const { accountId, id, region } = workspace;
    const answer = await request('endpoints.delete', {
      workspaceId: id,
      name,
      ...gone,
      leftoversOnly: false,
      confirmed: { accountId, region, target: name },
    });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.error);
    onClose();
    const { deleted, kept } = answer.data;
    const header = `${name} is deleted`;
    const content =
      kept.length > 0
        ? `Still there: ${kept.map((one) => `${one.name} (${one.reason})`).join(', ')}`
        : `Read back as gone: ${deleted.join(', ')}.`;
    notify({ id: `delete ${name}`, type: kept.length > 0 ? 'warning' : 'success', header, content });
    navigate(hrefOf({ kind: 'endpoints' }), { replace: true });
  };

  return (
    <ConfirmDialog
      title="Delete this endpoint?"
      confirm="Delete endpoint"
      busy={busy || result.kind === 'loading'}
      facts={[{ label: 'Endpoint', value: name }, ...workspaceFacts(workspace)]}
      onConfirm={() => void carryOut()}
      onCancel={onClose}
    >
      <SpaceBetween size="m">
        {failure === null ? null : <FailureAlert what={`${name} was not deleted`} failure={failure} />}
        {result.kind === 'failed' ? (
          <FailureAlert what="What it would leave behind is not known" failure={result.error} />
        ) : null}
        <div>
          Its instances end, and requests to it fail from then on. Versions in the registry and files in S3 stay. The
          endpoint alone would leave these behind:
        </div>
        <SpaceBetween size="xxs">
          {leftovers.map((one) => (
            <Checkbox
              key={keyOf(one)}
              checked={one.usedBy.length === 0 && !spared.has(keyOf(one))}
              disabled={one.usedBy.length > 0}
              description={one.usedBy.length > 0 ? `Stays: used by ${one.usedBy.join(', ')}.` : undefined}
              onChange={({ detail }) => {
                const next = new Set(spared);
                if (detail.checked) next.delete(keyOf(one));
                else next.add(keyOf(one));
                setSpared(next);
              }}
            >
              Delete the {one.kind === 'config' ? 'configuration' : 'model'}{' '}
              <span className="endpoint-whole">{one.name}</span> too
            </Checkbox>
          ))}
        </SpaceBetween>
        {result.kind === 'ready' ? (
          <CodeDetails tabs={codeTabs({ kind: 'deletion', endpoint: name, ...gone }, workspace)} onCopy={copyText} />
        ) : null}
      </SpaceBetween>
    </ConfirmDialog>
  );
}

function keyOf({ kind, name }: Leftover): string {
  return `${kind}/${name}`;
}
