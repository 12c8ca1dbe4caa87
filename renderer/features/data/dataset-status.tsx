import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { DatasetStatus as Status } from '../../../shared/model/dataset/dataset';

const looks = {
  preparing: { type: 'in-progress', text: 'Being prepared' },
  ready: { type: 'success', text: 'Ready' },
  failed: { type: 'error', text: 'Failed' },
} as const satisfies Record<Status, unknown>;

export function DatasetStatus({ status }: { readonly status: Status }) {
  const { text, type } = looks[status];
  return <StatusIndicator type={type}>{text}</StatusIndicator>;
}
