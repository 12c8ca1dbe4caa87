import { useCollection } from '@cloudscape-design/collection-hooks';
import Pagination from '@cloudscape-design/components/pagination';
import PropertyFilter from '@cloudscape-design/components/property-filter';
import Table from '@cloudscape-design/components/table';
import { useMemo } from 'react';
import { formatCount } from '../../../shared/model/format';
import { openRowOnEnter } from '../../ui/open-row';
import { useRoom } from '../../ui/use-room';
import { columnDefinitions } from './job-columns';
import { filteringOptions, filteringProperties } from './job-filter';
import type { JobRow } from './job-row';
import { NoJobs, NoMatch } from './jobs-empty';
import { JobsHeader } from './jobs-header';
import type { PendingAction } from './jobs-store';
import { JobsTablePreferences } from './jobs-table-preferences';
import { columnIds, type TablePreferences } from './table-preferences';

interface JobsTableProps {
  readonly rows: readonly JobRow[];
  readonly loading: boolean;
  /** The list could not be read at all: neither jobs nor "no jobs" can be claimed. */
  readonly unknown: boolean;
  readonly preferences: TablePreferences;
  readonly onPreferences: (patch: Partial<TablePreferences>) => void;
  readonly onAsk: (kind: PendingAction['kind'], job: JobRow['job']) => void;
}

/** The jobs as a table to filter, sort and page through; its view of what it is given, and no more. */
export function JobsTable({ rows, loading, unknown, preferences, onPreferences, onAsk }: JobsTableProps) {
  const [place, room] = useRoom();
  const columns = useMemo(() => columnDefinitions(preferences, room ?? 0), [preferences, room]);
  const sortColumn = columns.find(({ id }) => id === preferences.sort.column);
  const { items, actions, filteredItemsCount, collectionProps, propertyFilterProps, paginationProps } = useCollection(
    rows,
    {
      propertyFiltering: {
        filteringProperties,
        filteringOptions: [...filteringOptions(rows)],
        empty: unknown ? 'Which jobs there are is not known.' : <NoJobs />,
        noMatch: <NoMatch onClear={() => actions.setPropertyFiltering({ tokens: [], operation: 'and' })} />,
      },
      pagination: { pageSize: preferences.pageSize },
      sorting: {
        ...(sortColumn === undefined
          ? {}
          : { defaultState: { sortingColumn: sortColumn, isDescending: preferences.sort.descending } }),
      },
      selection: { trackBy: 'name', keepSelection: true },
    },
  );
  const selected = collectionProps.selectedItems?.[0] ?? null;
  const filtered = propertyFilterProps.query.tokens.length > 0;

  return (
    // The table's own arrow keys reach every cell; Enter on one opens its row.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only adds a key to the grid inside.
    <div ref={place} onKeyDown={openRowOnEnter} className="jobs-table">
      {room === null ? null : (
        <Table<JobRow>
          // The table reads widths once.
          key={room}
          {...collectionProps}
          items={items}
          trackBy="name"
          columnDefinitions={columns}
          columnDisplay={preferences.columns.map(({ id, visible }) => ({ id, visible }))}
          loading={loading}
          loadingText="Reading the jobs"
          skeleton={{ totalRows: 6 }}
          selectionType="single"
          enableKeyboardNavigation
          resizableColumns
          stickyHeader
          wrapLines={preferences.wrapLines}
          ariaLabels={{
            tableLabel: 'Training jobs',
            selectionGroupLabel: 'Select a job',
            itemSelectionLabel: (_, row) => `Select ${row.name}`,
          }}
          onRowClick={({ detail }) => actions.setSelectedItems([detail.item])}
          onSortingChange={(event) => {
            collectionProps.onSortingChange?.(event);
            const column = columnIds.find((id) => id === (event.detail.sortingColumn as { readonly id?: string }).id);
            if (column !== undefined)
              onPreferences({ sort: { column, descending: event.detail.isDescending ?? false } });
          }}
          onColumnWidthsChange={({ detail }) => {
            // Widths come for the columns shown, in their order.
            const shown = preferences.columns.filter(({ visible }) => visible).map(({ id }) => id);
            const widths = Object.fromEntries(
              shown.flatMap((id, at) => {
                const width = detail.widths[at];
                return width === undefined ? [] : [[id, Math.round(width)]];
              }),
            );
            onPreferences({ widths: { ...preferences.widths, ...widths } });
          }}
          header={
            <JobsHeader
              total={loading || unknown ? null : rows.length}
              shown={filtered ? (filteredItemsCount ?? null) : null}
              selected={selected?.job ?? null}
              onAsk={onAsk}
            />
          }
          filter={
            rows.length === 0 ? undefined : (
              <PropertyFilter
                {...propertyFilterProps}
                filteringAriaLabel="Filter jobs"
                filteringPlaceholder="Filter by name, status or algorithm"
                countText={filtered ? `${formatCount(filteredItemsCount ?? 0)} of ${formatCount(rows.length)}` : ''}
                expandToViewport
              />
            )
          }
          pagination={
            rows.length > preferences.pageSize ? (
              <Pagination
                {...paginationProps}
                pagesCount={Math.max(1, Math.ceil((filteredItemsCount ?? 0) / preferences.pageSize))}
                ariaLabels={{ paginationLabel: 'Pages of jobs' }}
              />
            ) : undefined
          }
          preferences={<JobsTablePreferences preferences={preferences} onPreferences={onPreferences} />}
        />
      )}
    </div>
  );
}
