import CollectionPreferences from '@cloudscape-design/components/collection-preferences';
import { jobColumns } from './job-columns';
import { columnIds, type TablePreferences } from './table-preferences';

interface JobsTablePreferencesProps {
  readonly preferences: TablePreferences;
  readonly onPreferences: (patch: Partial<TablePreferences>) => void;
}

/** The dialog for page size, wrapping, and which columns in which order. */
export function JobsTablePreferences({ preferences, onPreferences }: JobsTablePreferencesProps) {
  return (
    <CollectionPreferences
      title="Table preferences"
      confirmLabel="Confirm"
      cancelLabel="Cancel"
      preferences={{
        pageSize: preferences.pageSize,
        wrapLines: preferences.wrapLines,
        contentDisplay: preferences.columns,
      }}
      pageSizePreference={{
        title: 'Page size',
        options: [10, 20, 50, 100].map((value) => ({ value, label: `${value} jobs` })),
      }}
      wrapLinesPreference={{ label: 'Wrap lines', description: 'Shows every text in full' }}
      contentDisplayPreference={{
        title: 'Columns',
        options: jobColumns.map(({ id, label }) => ({ id, label, alwaysVisible: id === 'name' })),
      }}
      onConfirm={({ detail }) =>
        onPreferences({
          pageSize: detail.pageSize ?? preferences.pageSize,
          wrapLines: detail.wrapLines ?? preferences.wrapLines,
          columns: (detail.contentDisplay ?? preferences.columns).flatMap(({ id, visible }) => {
            const known = columnIds.find((column) => column === id);
            return known === undefined ? [] : [{ id: known, visible }];
          }),
        })
      }
    />
  );
}
