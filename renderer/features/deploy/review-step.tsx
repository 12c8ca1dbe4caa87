import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { CommandOutput } from '../../../shared/contract/index';
import { billRows, billTitle } from '../../../shared/model/bill-words';
import { codeTabs, specTab } from '../../../shared/model/code/code-tabs';
import type { EndpointDeployment } from '../../../shared/model/endpoint-deployment';
import { formatUsdRate } from '../../../shared/model/format';
import { besideProblems } from '../../../shared/model/preflight';
import type { Workspace } from '../../../shared/model/workspace';
import { copyText } from '../../bridge/copy-text';
import type { Loaded } from '../../bridge/use-request';
import { Amounts } from '../../ui/amounts';
import { CheckList } from '../../ui/check-list';
import { CodePanel } from '../../ui/code-panel';
import { FailureAlert } from '../../ui/failure-alert';
import { RefusalAlert } from '../../ui/refusal-alert';
import { WhereAndPrice } from '../../ui/where-and-price';
import { ReviewVariants } from './review-variants';

type Preflight = CommandOutput<'endpoints.preflight'>;

interface ReviewStepProps {
  readonly deployment: EndpointDeployment | null;
  readonly preflight: Loaded<Preflight>;
  readonly onRetry: () => void;
  readonly workspace: Workspace;
}

/** Where, what and at what price, before anything is created. */
export function ReviewStep({ deployment, onRetry, preflight, workspace }: ReviewStepProps) {
  if (deployment === null) return null;
  return (
    <SpaceBetween size="l">
      <WhereAndPrice place={workspace} price={preflight.kind === 'ready' ? hourlyText(preflight.data.price) : '…'}>
        <Checks preflight={preflight} onRetry={onRetry} />
      </WhereAndPrice>
      <ReviewVariants deployment={deployment} simulated={workspace.kind === 'local'} />
      <CodePanel
        tabs={[specTab('Deployment (JSON)', deployment), ...codeTabs({ kind: 'deployment', deployment }, workspace)]}
        onCopy={copyText}
      />
    </SpaceBetween>
  );
}

/** In few words; the bill below says the rest. */
function hourlyText({ usdPerHour }: Preflight['price']): string {
  if (usdPerHour === null) return 'Not known here';
  return usdPerHour === 0 ? 'no charge' : `${formatUsdRate(usdPerHour)} an hour`;
}

function Checks({ onRetry, preflight }: Pick<ReviewStepProps, 'preflight' | 'onRetry'>) {
  switch (preflight.kind) {
    case 'loading':
      return <StatusIndicator type="loading">Asking the workspace</StatusIndicator>;
    case 'failed':
      return <FailureAlert what="It could not be checked" failure={preflight.error} onRetry={onRetry} />;
    case 'ready': {
      const { bill, checks, problems, warnings } = preflight.data;
      return (
        <SpaceBetween size="s">
          {problems.length === 0 ? (
            <StatusIndicator type={checks.every(({ outcome }) => outcome === 'passed') ? 'success' : 'warning'}>
              The workspace would take it
            </StatusIndicator>
          ) : (
            <RefusalAlert problems={problems} />
          )}
          {warnings.map((warning) => (
            <Alert key={warning} type="warning" statusIconAriaLabel="Warning">
              {warning}
            </Alert>
          ))}
          <Amounts title={billTitle(bill)} rows={billRows(bill)} />
          <CheckList checks={besideProblems(checks)} onCopy={copyText} />
        </SpaceBetween>
      );
    }
  }
}
