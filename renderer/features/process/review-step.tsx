import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { CommandOutput } from '../../../shared/contract/index';
import { billRows, billTitle } from '../../../shared/model/bill-words';
import { codeTabs, specTab } from '../../../shared/model/code/code-tabs';
import { priceText } from '../../../shared/model/launch-label';
import { besideProblems, countChecks } from '../../../shared/model/preflight';
import type { ProcessingSpec } from '../../../shared/model/processing-job';
import type { Workspace } from '../../../shared/model/workspace';
import { copyText } from '../../bridge/copy-text';
import type { Loaded } from '../../bridge/use-request';
import { Amounts } from '../../ui/amounts';
import { CheckList } from '../../ui/check-list';
import { CodePanel } from '../../ui/code-panel';
import { FailureAlert } from '../../ui/failure-alert';
import { RefusalAlert } from '../../ui/refusal-alert';
import { WhereAndPrice } from '../../ui/where-and-price';

interface ReviewStepProps {
  readonly spec: ProcessingSpec | null;
  readonly preflight: Loaded<CommandOutput<'processing.preflight'>>;
  readonly onRetry: () => void;
  readonly workspace: Workspace;
}

/** Where, what and at what price, before anything is created. */
export function ReviewStep({ onRetry, preflight, spec, workspace }: ReviewStepProps) {
  if (spec === null) return null;
  const command = [...spec.entrypoint, ...spec.arguments].join(' ');
  return (
    <SpaceBetween size="l">
      <WhereAndPrice place={workspace} price={preflight.kind === 'ready' ? priceText(preflight.data.price) : '…'}>
        <Checks preflight={preflight} onRetry={onRetry} />
      </WhereAndPrice>
      <Container header={<Header variant="h2">What runs</Header>}>
        <KeyValuePairs
          columns={2}
          items={[
            { label: 'Name', value: spec.name },
            { label: 'Image', value: spec.image },
            { label: 'Command', value: command === '' ? 'The image’s own' : command },
            {
              label: workspace.kind === 'local' ? 'Instance (simulated)' : 'Instance',
              value: `1 × ${spec.instanceType}, ${spec.volumeGb} GB`,
            },
            ...spec.inputs.map(({ name, s3Uri }) => ({ label: `Input ${name}`, value: s3Uri })),
            ...spec.outputs.map(({ name, s3Uri }) => ({ label: `Output ${name}`, value: s3Uri })),
          ]}
        />
      </Container>
      <CodePanel
        // Its places are addresses in S3: the wizard uploads nothing.
        tabs={[specTab('Spec (JSON)', spec), ...codeTabs({ kind: 'processing', spec, uploads: [] }, workspace)]}
        onCopy={copyText}
      />
    </SpaceBetween>
  );
}

function Checks({ onRetry, preflight }: Pick<ReviewStepProps, 'preflight' | 'onRetry'>) {
  switch (preflight.kind) {
    case 'loading':
      return <StatusIndicator type="loading">Asking the workspace</StatusIndicator>;
    case 'failed':
      return <FailureAlert what="It could not be checked" failure={preflight.error} onRetry={onRetry} />;
    case 'ready': {
      const { bill, checks, problems } = preflight.data;
      const open = checks.some(({ outcome }) => outcome !== 'passed');
      return (
        <SpaceBetween size="s">
          {problems.length === 0 ? (
            <StatusIndicator type={open ? 'warning' : 'success'}>
              {open ? `Nothing forbids this job: ${countChecks(checks)}` : 'Checked: the workspace takes this job'}
            </StatusIndicator>
          ) : (
            <RefusalAlert problems={problems} />
          )}
          <Amounts title={billTitle(bill)} rows={billRows(bill)} />
          <CheckList checks={besideProblems(checks)} onCopy={copyText} />
        </SpaceBetween>
      );
    }
  }
}
