import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { WorkspaceRow } from '../../../shared/contract/workspaces';
import { identityOf } from '../../bridge/identity';
import { WorkspaceMark } from '../../ui/workspace-mark';
import { RowState } from './row-state';

interface WorkspacesTableProps {
  readonly rows: readonly WorkspaceRow[];
  readonly loading: boolean;
  /** Id of the workspace this window shows. */
  readonly here: string;
  readonly onOpen: (row: WorkspaceRow) => void;
  readonly onEdit: (row: WorkspaceRow) => void;
  readonly onRemove: (row: WorkspaceRow) => void;
}

/** All workspaces, the local one first. */
export function WorkspacesTable({ rows, loading, here, onOpen, onEdit, onRemove }: WorkspacesTableProps) {
  return (
    <Table
      variant="container"
      loading={loading}
      loadingText="Reading the workspaces"
      ariaLabels={{ tableLabel: 'Workspaces' }}
      trackBy="id"
      items={rows}
      columnDefinitions={[
        {
          id: 'name',
          header: 'Name',
          isRowHeader: true,
          cell: (row) => {
            const { access, colour, name, production } = identityOf(row.id, row, null);
            return (
              <WorkspaceMark colour={colour} name={name} production={production} readOnly={access === 'read-only'} />
            );
          },
        },
        { id: 'state', header: 'State', cell: ({ connection }) => <RowState connection={connection} /> },
        {
          id: 'account',
          header: 'Account',
          cell: ({ workspace }) =>
            workspace === null ? (
              'Not known yet'
            ) : (
              <span className="numeric">
                {workspace.alias === null ? '' : `${workspace.alias} · `}
                {workspace.accountId}
              </span>
            ),
        },
        {
          id: 'region',
          header: 'Region',
          cell: ({ entry, workspace }) => entry?.region ?? workspace?.region ?? '–',
        },
        { id: 'profile', header: 'Profile', cell: ({ entry }) => entry?.profile ?? 'None needed' },
        {
          id: 'actions',
          header: 'Actions',
          cell: (row) => (
            <SpaceBetween direction="horizontal" size="s">
              {row.id === here ? (
                <span className="row-here">This window</span>
              ) : (
                <Button variant="inline-link" ariaLabel={`Open ${row.name}`} onClick={() => onOpen(row)}>
                  Open
                </Button>
              )}
              {row.entry === null ? null : (
                <Button variant="inline-link" ariaLabel={`Edit ${row.name}`} onClick={() => onEdit(row)}>
                  Edit
                </Button>
              )}
              {row.entry === null ? null : (
                <Button variant="inline-link" ariaLabel={`Remove ${row.name}`} onClick={() => onRemove(row)}>
                  Remove
                </Button>
              )}
            </SpaceBetween>
          ),
        },
      ]}
    />
  );
}
