import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import PropertyFilter from '@cloudscape-design/components/property-filter';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { formatCount } from '../../../shared/model/format';
import { hrefOf } from '../../../shared/model/screen-address';
import { useMayChange } from '../../bridge/may-change';
import { openRowOnEnter } from '../../ui/open-row';
import { useRoom } from '../../ui/use-room';
import { newestFirst, processingColumns } from './processing-columns';
import { NoMatch, NoProcessingJobs } from './processing-empty';
import { filteringOptions, filteringProperties } from './processing-filter';
import type { ProcessingRow } from './processing-row';

interface ProcessingTableProps {
  readonly rows: readonly ProcessingRow[];
  readonly loading: boolean;
  /** The list could not be read at all: neither jobs nor "no jobs" can be claimed. */
  readonly unknown: boolean;
  /** Null while nobody can be asked. */
  readonly onStop: ((name: string) => void) | null;
}

const pageSize = 20;

/** The processing jobs as a table to filter, sort and page through. */
export function ProcessingTable({ rows, loading, onStop, unknown }: ProcessingTableProps) {
  const mayChange = useMayChange();
  const [place, room] = useRoom();
  const { items, actions, filteredItemsCount, collectionProps, propertyFilterProps, paginationProps } = useCollection(
    rows,
    {
      propertyFiltering: {
        filteringProperties,
        filteringOptions: [...filteringOptions(rows)],
        empty: unknown ? 'Which jobs there are is not known.' : <NoProcessingJobs />,
        noMatch: <NoMatch onClear={() => actions.setPropertyFiltering({ tokens: [], operation: 'and' })} />,
      },
      pagination: { pageSize },
      sorting: { defaultState: newestFirst },
      selection: { trackBy: 'name', keepSelection: true },
    },
  );
  const chosen = collectionProps.selectedItems?.[0] ?? null;
  // What was chosen may have ended since.
  const selected = rows.find(({ name }) => name === chosen?.name) ?? null;
  const filtered = propertyFilterProps.query.tokens.length > 0;
  const total = formatCount(rows.length);
  const count = filtered ? `${formatCount(filteredItemsCount ?? 0)}/${total}` : total;
  return (
    // The table's own arrow keys reach every cell; Enter on one opens its row.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only adds a key to the grid inside.
    <div ref={place} onKeyDown={openRowOnEnter} className="processing-table">
      {room === null ? null : (
        <Table<ProcessingRow>
          // The table reads widths once.
          key={room}
          {...collectionProps}
          items={items}
          trackBy="name"
          columnDefinitions={processingColumns(room)}
          loading={loading}
          loadingText="Reading the jobs"
          skeleton={{ totalRows: 6 }}
          enableKeyboardNavigation
          resizableColumns
          stickyHeader
          wrapLines
          selectionType="single"
          ariaLabels={{
            tableLabel: 'Processing jobs',
            selectionGroupLabel: 'Select a job',
            itemSelectionLabel: (_, row) => `Select ${row.name}`,
          }}
          onRowClick={({ detail }) => actions.setSelectedItems([detail.item])}
          header={
            <Header
              variant="h1"
              counter={loading || unknown ? '' : `(${count})`}
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  <Button
                    disabled={onStop === null || selected?.job.status !== 'InProgress'}
                    onClick={() => selected !== null && onStop?.(selected.name)}
                  >
                    Stop
                  </Button>
                  <Button href={hrefOf({ kind: 'process', again: null })} {...mayChange}>
                    New processing job
                  </Button>
                </SpaceBetween>
              }
            >
              Processing jobs
            </Header>
          }
          filter={
            rows.length === 0 ? undefined : (
              <PropertyFilter
                {...propertyFilterProps}
                filteringAriaLabel="Filter jobs"
                filteringPlaceholder="Filter by name, status or program"
                countText={filtered ? `${formatCount(filteredItemsCount ?? 0)} of ${total}` : ''}
                expandToViewport
              />
            )
          }
          pagination={
            rows.length > pageSize ? (
              <Pagination
                {...paginationProps}
                pagesCount={Math.max(1, Math.ceil((filteredItemsCount ?? 0) / pageSize))}
                ariaLabels={{ paginationLabel: 'Pages of jobs' }}
              />
            ) : undefined
          }
        />
      )}
    </div>
  );
}
