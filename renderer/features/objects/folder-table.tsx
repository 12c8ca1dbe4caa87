import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Icon from '@cloudscape-design/components/icon';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { ReactNode } from 'react';
import { formatBytes, formatDateTime } from '../../../shared/model/format';
import { hrefOf } from '../../../shared/model/screen-address';
import { openRowOnEnter } from '../../ui/open-row';
import type { Entry } from './entries';

interface FolderTableProps {
  readonly bucket: string;
  /** Null: not known yet. */
  readonly entries: readonly Entry[] | null;
  readonly selected: readonly Entry[];
  readonly busy: boolean;
  /** It could not be listed at all. */
  readonly unknown: boolean;
  /** Null: there is no more. */
  readonly more: (() => void) | null;
  readonly onSelect: (entries: readonly Entry[]) => void;
  readonly uploadButtons: ReactNode;
  readonly header: ReactNode;
}

/** Folders and objects as a table to filter, sort and choose from. */
export function FolderTable({
  bucket,
  busy,
  entries,
  header,
  more,
  onSelect,
  selected,
  unknown,
  uploadButtons,
}: FolderTableProps) {
  const { actions, collectionProps, filteredItemsCount, filterProps, items } = useCollection(entries ?? [], {
    filtering: {
      filteringFunction: ({ name }, text) => name.toLowerCase().includes(text.toLowerCase()),
      empty: unknown ? (
        <Box textAlign="center">What is in this folder is not known.</Box>
      ) : (
        <Box textAlign="center" padding="m">
          <SpaceBetween size="s">
            <Box variant="strong">Nothing is in this folder</Box>
            <Box color="text-body-secondary">Drop files here, or choose them.</Box>
            <div className="objects-empty-actions">{uploadButtons}</div>
          </SpaceBetween>
        </Box>
      ),
      noMatch: (
        <Box textAlign="center">
          <SpaceBetween size="s">
            <span>Nothing loaded of this folder is called so.</span>
            <Button onClick={() => actions.setFiltering('')}>Clear the filter</Button>
          </SpaceBetween>
        </Box>
      ),
    },
    sorting: {},
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only adds a key to the grid inside.
    <div onKeyDown={openRowOnEnter}>
      <Table<Entry>
        {...collectionProps}
        items={items}
        trackBy="key"
        header={header}
        loading={entries === null && !unknown}
        loadingText="Listing this folder"
        enableKeyboardNavigation
        wrapLines
        selectionType="multi"
        selectedItems={selected}
        onSelectionChange={({ detail }) => onSelect(detail.selectedItems)}
        onRowClick={({ detail }) => onSelect([detail.item])}
        ariaLabels={{
          tableLabel: 'Folder',
          selectionGroupLabel: 'What to download or delete',
          allItemsSelectionLabel: () => 'Choose everything shown',
          itemSelectionLabel: (_data, { name }) => `Choose ${name}`,
        }}
        columnDefinitions={columnsOf(bucket, (entry) => onSelect([entry]))}
        filter={
          entries === null || entries.length === 0 ? undefined : (
            <TextFilter
              {...filterProps}
              filteringAriaLabel="Filter this folder"
              filteringPlaceholder="Filter by name"
              countText={`${filteredItemsCount ?? 0} of ${entries.length}`}
            />
          )
        }
        footer={
          more === null ? undefined : (
            <Box textAlign="center">
              <Button loading={busy} onClick={more}>
                Load more
              </Button>
            </Box>
          )
        }
      />
    </div>
  );
}

function columnsOf(bucket: string, onShow: (entry: Entry) => void): readonly TableProps.ColumnDefinition<Entry>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      sortingField: 'name',
      isRowHeader: true,
      cell: (entry) => (
        <span className="objects-name">
          <Icon name={entry.isFolder ? 'folder' : 'file'} />
          {entry.isFolder ? (
            <Link href={hrefOf({ kind: 'objects', bucket, prefix: entry.key })}>{entry.name}</Link>
          ) : (
            <Button variant="inline-link" ariaLabel={`Show ${entry.name}`} onClick={() => onShow(entry)}>
              {entry.name}
            </Button>
          )}
        </span>
      ),
    },
    { id: 'kind', header: 'Kind', sortingField: 'kind', cell: ({ kind }) => kind },
    {
      id: 'size',
      header: <div className="objects-figure">Size</div>,
      sortingComparator: (a, b) => (a.bytes ?? -1) - (b.bytes ?? -1),
      cell: ({ bytes }) => <div className="objects-figure">{bytes === null ? '—' : formatBytes(bytes)}</div>,
    },
    {
      id: 'modified',
      header: 'Modified',
      sortingComparator: (a, b) => (a.modifiedAt ?? 0) - (b.modifiedAt ?? 0),
      cell: ({ modifiedAt }) => (modifiedAt === null ? '—' : formatDateTime(modifiedAt)),
    },
  ];
}
