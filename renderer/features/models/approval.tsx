import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { approvalWords } from '../../../shared/model/approval-words';
import type { PackageSummary } from '../../../shared/model/model-package';

const looks = { PendingManualApproval: 'pending', Approved: 'success', Rejected: 'stopped' } as const;

/** Where a version stands: its approval, or its own status while that is more to the point. */
export function Approval({ version }: { readonly version: Pick<PackageSummary, 'approval' | 'status'> }) {
  if (version.status === 'Failed') return <StatusIndicator type="error">Failed</StatusIndicator>;
  if (version.status !== 'Completed') return <StatusIndicator type="in-progress">{version.status}</StatusIndicator>;
  return <StatusIndicator type={looks[version.approval]}>{approvalWords[version.approval]}</StatusIndicator>;
}
