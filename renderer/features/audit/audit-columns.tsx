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
  const { accountId, region, target, workspaceId } = record;
  const href = screenOfTarget(record);
  return (
    <>
      {href === null ? target : <Link href={href}>{target}</Link>}
      <div className="audit-where">{`${workspaceId}, ${accountId}, ${region}`}</div>
    </>
  );
}

/** Least widths alone: the rest of the window goes to whatever has the most to say. */
export const auditColumns: readonly TableProps.ColumnDefinition<AuditRecord>[] = [
  {
    id: 'sequence',
    header: <span className="figures-header">No.</span>,
    minWidth: 50,
    cell: ({ sequence }) => <div className="figures">{sequence}</div>,
  },
  { id: 'at', header: 'When', minWidth: 130, cell: ({ at }) => formatDateTime(at) },
  { id: 'who', header: 'Who', minWidth: 95, cell: ({ user, via }) => `${user}, ${via}` },
  { id: 'action', header: 'Action', minWidth: 155, isRowHeader: true, cell: ({ action }) => action },
  { id: 'target', header: 'Target and workspace', minWidth: 200, cell: (record) => <Target record={record} /> },
  {
    id: 'outcome',
    header: 'Outcome',
    minWidth: 130,
    cell: ({ outcome }) => (
      <StatusIndicator type={looks[outcome].type} wrapText={false}>
        {looks[outcome].text}
      </StatusIndicator>
    ),
  },
  { id: 'detail', header: 'Detail', minWidth: 230, cell: ({ detail }) => detail },
];
