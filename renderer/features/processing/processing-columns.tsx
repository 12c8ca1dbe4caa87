import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { formatDateTime, formatDuration } from '../../../shared/model/format';
import { jobDuration, statusLooks } from '../../../shared/model/job-status';
import { hrefOf } from '../../../shared/model/screen-address';
import { compareMoments, compareText } from '../../../shared/model/sorting';
import { fitWidths } from '../../ui/fit-widths';
import { type ListColumn, listColumns, nothing } from '../../ui/list-columns';
import { Ticking } from '../../ui/ticking';
import type { ProcessingRow } from './processing-row';

const columns: readonly ListColumn<ProcessingRow>[] = [
  {
    id: 'name',
    label: 'Name',
    width: 250,
    compare: (a, b) => compareText(a.name, b.name),
    cell: ({ name }) => <Link href={hrefOf({ kind: 'processing-job', name })}>{name}</Link>,
  },
  {
    id: 'status',
    label: 'Status',
    width: 240,
    compare: (a, b) => compareText(a.status, b.status),
    cell: ({ job, saying, status }) => (
      <>
        <StatusIndicator type={statusLooks[job.status].look}>{status}</StatusIndicator>
        {saying === null ? null : <div className="saying">{saying}</div>}
      </>
    ),
  },
  {
    id: 'program',
    label: 'Program',
    width: 170,
    compare: (a, b) => compareText(a.program, b.program),
    cell: ({ program }) => (program === '' ? nothing : program),
  },
  {
    id: 'created',
    label: 'Created',
    width: 225,
    figures: true,
    compare: (a, b) => compareMoments(a.job.createdAt, b.job.createdAt),
    cell: ({ job }) => formatDateTime(job.createdAt),
  },
  {
    id: 'duration',
    label: 'Duration',
    width: 165,
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
];

/** The columns as Cloudscape's table takes them, in a place `room` CSS pixels wide. */
export function processingColumns(room: number): readonly TableProps.ColumnDefinition<ProcessingRow>[] {
  return listColumns(columns, fitWidths(columns, {}, room));
}

/** Newest first, as people look for what they just started. */
export const newestFirst = {
  sortingColumn: listColumns(columns).find(({ id }) => id === 'created') ?? {},
  isDescending: true,
};
