import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { formatDateTime } from '../../../shared/model/format';
import type { ListedVersion } from '../../../shared/model/model-version';
import { hrefOf } from '../../../shared/model/screen-address';
import { Approval } from './approval';

interface VersionsTableProps {
  readonly group: string;
  readonly versions: readonly ListedVersion[];
  /** ARNs of those that are compared. */
  readonly selected: readonly string[];
  readonly onSelect: (arns: readonly string[]) => void;
  readonly actions: ReactNode;
  readonly empty: ReactNode;
}

/** The versions of a group, newest first; the chosen ones are compared. */
export function VersionsTable({ group, versions, selected, onSelect, actions, empty }: VersionsTableProps) {
  return (
    <Table<ListedVersion>
      header={
        <Header variant="h1" counter={`(${versions.length})`} actions={actions}>
          <span className="models-name">{group}</span>
        </Header>
      }
      items={versions}
      trackBy={({ summary }) => summary.arn}
      selectionType="multi"
      selectedItems={versions.filter(({ summary }) => selected.includes(summary.arn))}
      onSelectionChange={({ detail }) => onSelect(detail.selectedItems.map(({ summary }) => summary.arn))}
      ariaLabels={{
        tableLabel: `Versions of ${group}`,
        selectionGroupLabel: 'Versions to compare',
        allItemsSelectionLabel: () => 'Compare all versions',
        itemSelectionLabel: (_, { summary }) => `Compare version ${summary.version}`,
      }}
      empty={empty}
      columnDefinitions={[
        {
          id: 'version',
          header: 'Version',
          isRowHeader: true,
          cell: ({ summary: { version } }) => (
            <Link href={hrefOf({ kind: 'model-version', group, version })}>{`Version ${version}`}</Link>
          ),
        },
        { id: 'approval', header: 'Approval', cell: ({ summary }) => <Approval version={summary} /> },
        { id: 'created', header: 'Registered', cell: ({ summary }) => formatDateTime(summary.createdAt) },
        { id: 'job', header: 'Trained by', cell: (one) => <TrainedBy version={one} /> },
        {
          id: 'description',
          header: 'Description',
          cell: ({ summary }) => summary.description ?? <span className="models-none">–</span>,
        },
      ]}
    />
  );
}

function TrainedBy({ version: { known } }: { readonly version: ListedVersion }) {
  const name = known?.package.metadata['upside.job-name'];
  if (name === undefined) return <span className="models-none">–</span>;
  return <Link href={hrefOf({ kind: 'job', name })}>{name}</Link>;
}
