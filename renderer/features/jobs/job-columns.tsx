import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { formatDateTime, formatDuration } from '../../../shared/model/format';
import { jobDuration, statusLooks } from '../../../shared/model/job-status';
import { hrefOf } from '../../../shared/model/screen-address';
import { compareMoments, compareText } from '../../../shared/model/sorting';
import { useWorkspace } from '../../bridge/workspace-store';
import { fitWidths } from '../../ui/fit-widths';
import { type ListColumn, listColumns, nothing } from '../../ui/list-columns';
import { Ticking } from '../../ui/ticking';
import type { JobRow } from './job-row';
import type { ColumnId, TablePreferences } from './table-preferences';

function moment(at: number | null) {
  return at === null ? nothing : formatDateTime(at);
}

/** On the local workspace an instance type is a label, and says so. */
function InstanceType({ name }: { readonly name: string }) {
  const simulated = useWorkspace(({ workspace }) => workspace.kind === 'local');
  return simulated ? `${name} (simulated)` : name;
}

export const jobColumns: readonly ListColumn<JobRow, ColumnId>[] = [
  {
    id: 'name',
    label: 'Name',
    width: 290,
    compare: (a, b) => compareText(a.name, b.name),
    cell: ({ name }) => <Link href={hrefOf({ kind: 'job', name })}>{name}</Link>,
  },
  {
    id: 'status',
    label: 'Status',
    width: 190,
    compare: (a, b) => compareText(a.status, b.status),
    cell: ({ job, status, doing }) => (
      <>
        <StatusIndicator type={statusLooks[job.status].look}>{status}</StatusIndicator>
        {doing === null ? null : <div className="job-doing">{doing}</div>}
      </>
    ),
  },
  {
    id: 'algorithm',
    label: 'Algorithm',
    width: 195,
    compare: (a, b) => compareText(a.algorithm, b.algorithm),
    cell: ({ algorithm }) => (algorithm === '' ? nothing : algorithm),
  },
  {
    id: 'instanceType',
    label: 'Instance type',
    width: 205,
    compare: (a, b) => compareText(a.instanceType, b.instanceType),
    cell: ({ instanceType }) => (instanceType === '' ? nothing : <InstanceType name={instanceType} />),
  },
  {
    id: 'started',
    label: 'Started',
    width: 235,
    figures: true,
    compare: (a, b) =>
      compareMoments(a.job.startedAt, b.job.startedAt) || compareMoments(a.job.createdAt, b.job.createdAt),
    cell: ({ job }) => (job.startedAt === null && job.endedAt === null ? 'Not yet' : moment(job.startedAt)),
  },
  {
    id: 'duration',
    label: 'Duration',
    width: 190,
    figures: true,
    compare: (a, b) => jobDuration(a.job, a.frozenAt ?? Date.now()) - jobDuration(b.job, b.frozenAt ?? Date.now()),
    // A figure of an hour ago must not look as if it were counted now.
    cell: ({ job, frozenAt }) =>
      frozenAt === null ? (
        <Ticking running={job.endedAt === null} text={(now) => formatDuration(jobDuration(job, now))} />
      ) : (
        formatDuration(jobDuration(job, frozenAt))
      ),
  },
  {
    id: 'created',
    label: 'Created',
    width: 235,
    figures: true,
    compare: (a, b) => compareMoments(a.job.createdAt, b.job.createdAt),
    cell: ({ job }) => moment(job.createdAt),
  },
  {
    id: 'ended',
    label: 'Ended',
    width: 235,
    figures: true,
    compare: (a, b) => compareMoments(a.job.endedAt, b.job.endedAt),
    cell: ({ job }) => moment(job.endedAt),
  },
];

/** The same as Cloudscape's table takes them, those shown in `room` CSS pixels; a person's widths go first. */
export function columnDefinitions(
  { columns, widths }: Pick<TablePreferences, 'columns' | 'widths'>,
  room: number,
): readonly TableProps.ColumnDefinition<JobRow>[] {
  const shown = new Set(columns.flatMap(({ id, visible }) => (visible ? [id] : [])));
  return listColumns(
    jobColumns,
    fitWidths(
      jobColumns.filter(({ id }) => shown.has(id)),
      widths,
      room,
    ),
  );
}
