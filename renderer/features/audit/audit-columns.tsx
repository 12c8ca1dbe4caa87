import Link from '@cloudscape-design/components/link';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { AuditRecord } from '../../../shared/model/audit-record';
import { formatDateTime } from '../../../shared/model/format';
import { screenOfTarget } from './target-link';

const looks: Readonly<Record<AuditRecord['outcome'], { type: StatusIndicatorProps.Type; text: string }>> = {
  done: { type: 'success', text: 'Done' },
  rejected: { type: 'error', text: 'Rejected' },
  unknown: { type: 'warning', text: 'Not known' },
};

function Target({ record }: { readonly record: AuditRecord }) {
  const href = screenOfTarget(record);
  return href === null ? record.target : <Link href={href}>{record.target}</Link>;
}

export const auditColumns: readonly TableProps.ColumnDefinition<AuditRecord>[] = [
  {
    id: 'sequence',
    header: <span className="figures-header">No.</span>,
    width: 70,
    minWidth: 60,
    cell: ({ sequence }) => <div className="figures">{sequence}</div>,
  },
  { id: 'at', header: 'When', width: 145, minWidth: 110, cell: ({ at }) => formatDateTime(at) },
  { id: 'who', header: 'Who', width: 120, minWidth: 110, cell: ({ user, via }) => `${user}, ${via}` },
  { id: 'action', header: 'Action', width: 170, minWidth: 150, isRowHeader: true, cell: ({ action }) => action },
  { id: 'target', header: 'Target', width: 225, minWidth: 110, cell: (record) => <Target record={record} /> },
  {
    id: 'outcome',
    header: 'Outcome',
    width: 120,
    minWidth: 110,
    cell: ({ outcome }) => <StatusIndicator type={looks[outcome].type}>{looks[outcome].text}</StatusIndicator>,
  },
  { id: 'detail', header: 'Detail', width: 310, minWidth: 160, cell: ({ detail }) => detail },
  {
    id: 'where',
    header: 'Workspace',
    width: 190,
    minWidth: 110,
    cell: ({ accountId, region, workspaceId }) => `${workspaceId}, ${accountId}, ${region}`,
  },
];
