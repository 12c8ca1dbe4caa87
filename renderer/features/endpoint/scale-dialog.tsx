import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Failure } from '../../../shared/errors/result';
import { codeTabs } from '../../../shared/model/code/code-tabs';
import type { LiveVariant } from '../../../shared/model/endpoint';
import type { EndpointView } from '../../../shared/model/endpoint-view';
import { endpointPrice } from '../../../shared/model/price';
import type { Workspace } from '../../../shared/model/workspace';
import { request } from '../../bridge/client';
import { copyText } from '../../bridge/copy-text';
import { usePrices } from '../../bridge/use-prices';
import { CodeDetails } from '../../ui/code-panel';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { FailureAlert } from '../../ui/failure-alert';
import { notify } from '../../ui/notices';
import { type ScaleForm, scaleChanges, scaleForm, scaleProblem } from './scale-form';

interface ScaleDialogProps {
  readonly view: EndpointView;
  readonly workspace: Workspace;
  readonly onClose: () => void;
}

/** Weights and instance counts of the live variants; what is changed is read back before it is said to be so. */
export function ScaleDialog({ onClose, view, workspace }: ScaleDialogProps) {
  const { name, variants } = view.endpoint;
  const [form, setForm] = useState<ScaleForm>(() => scaleForm(variants));
  const prices = usePrices(workspace);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const changes = scaleChanges(variants, form);
  const problem = scaleProblem(form) ?? (changes.length === 0 ? 'Nothing is changed yet.' : null);
  const change = (variant: LiveVariant, part: Partial<ScaleForm[string]>): void => {
    const before = form[variant.name];
    if (before) setForm({ ...form, [variant.name]: { ...before, ...part } });
  };

  const carryOut = async () => {
    if (problem !== null) return;
    setBusy(true);
    const { accountId, id, region } = workspace;
    const answer = await request('endpoints.scale', {
      workspaceId: id,
      name,
      variants: [...changes],
      confirmed: { accountId, region, target: name },
    });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.error);
    onClose();
    notify({
      id: `scale ${name}`,
      type: 'info',
      header: `${name} is being scaled`,
      content: 'The service was read back to want the new weights and counts; the variants show when they are reached.',
    });
  };

  return (
    <ConfirmDialog
      title={`Scale ${name}`}
      confirm="Scale"
      busy={busy}
      facts={[
        { label: 'Endpoint', value: name },
        { label: 'Account', value: workspace.accountId },
        { label: 'Region', value: workspace.region },
        { label: 'Price', value: endpointPrice(prices, wanted(view, form)).note },
      ]}
      onConfirm={() => void carryOut()}
      onCancel={onClose}
    >
      <SpaceBetween size="m">
        {failure === null ? null : <FailureAlert what={`${name} was not scaled`} failure={failure} />}
        <div className="scale-rows">
          <strong>Variant</strong>
          <strong>Weight</strong>
          <strong>Instances</strong>
          {variants.map((variant) => (
            <div key={variant.name} style={{ display: 'contents' }}>
              <span className="endpoint-whole">{variant.name}</span>
              <Input
                ariaLabel={`Weight of ${variant.name}`}
                inputMode="decimal"
                value={form[variant.name]?.weight ?? ''}
                onChange={({ detail }) => change(variant, { weight: detail.value })}
              />
              <Input
                ariaLabel={`Instances of ${variant.name}`}
                inputMode="numeric"
                value={form[variant.name]?.instances ?? ''}
                onChange={({ detail }) => change(variant, { instances: detail.value })}
              />
            </div>
          ))}
        </div>
        <div aria-live="polite" className="endpoint-quiet">
          {problem ?? 'A variant’s share of the traffic is its weight over the sum of all weights.'}
        </div>
        {problem === null ? (
          <CodeDetails
            tabs={codeTabs({ kind: 'scaling', endpoint: name, variants: changes }, workspace)}
            onCopy={copyText}
          />
        ) : null}
      </SpaceBetween>
    </ConfirmDialog>
  );
}

/** The variants as they would stand, for the price. */
function wanted({ config, endpoint }: EndpointView, form: ScaleForm) {
  return endpoint.variants.map(({ desiredInstances, name }) => ({
    instanceType: config?.variants.find((one) => one.name === name)?.instanceType ?? 'unknown type',
    initialInstances: Number(form[name]?.instances) || desiredInstances,
  }));
}
