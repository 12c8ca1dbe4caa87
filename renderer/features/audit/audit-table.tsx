import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Table from '@cloudscape-design/components/table';
import type { AuditFilter, AuditRecord } from '../../../shared/model/audit-record';
import { formatCount } from '../../../shared/model/format';
import { auditColumns } from './audit-columns';
import { AuditFilterBar } from './audit-filter';
import { AuditHeader } from './audit-header';
import { changeFilter, loadOlder, noFilter } from './audit-store';

interface AuditTableProps {
  readonly records: readonly AuditRecord[];
  readonly filter: AuditFilter;
  readonly loading: boolean;
  /** The log could not be read at all: neither entries nor "no entries" can be claimed. */
  readonly unknown: boolean;
  /** A question is on its way. */
  readonly busy: boolean;
  readonly more: boolean;
  readonly verifying: boolean;
}

/** The log as a table, newest first. */
export function AuditTable({ records, filter, loading, unknown, busy, more, verifying }: AuditTableProps) {
  const filtered = filter.text !== '' || filter.action !== null || filter.outcome !== null;
  const shown = `${formatCount(records.length)}${more ? '+' : ''}`;
  return (
    <div className="audit-table">
      <Table<AuditRecord>
        items={records}
        trackBy="hash"
        columnDefinitions={auditColumns}
        loading={loading}
        loadingText="Reading the audit log"
        skeleton={{ totalRows: 6 }}
        enableKeyboardNavigation
        stickyHeader
        wrapLines
        ariaLabels={{ tableLabel: 'Audit log' }}
        header={
          <AuditHeader
            counter={loading || unknown ? '' : `(${shown})`}
            busy={busy}
            verifying={verifying}
            empty={records.length === 0 && !filtered && !loading && !unknown}
          />
        }
        filter={
          records.length === 0 && !filtered ? undefined : (
            <AuditFilterBar filter={filter} count={filtered ? `${shown} found` : ''} />
          )
        }
        empty={unknown ? 'What is recorded is not known.' : filtered ? <NoMatch /> : <NoEntries />}
        footer={
          more ? (
            <Box textAlign="center">
              <Button loading={busy} onClick={() => void loadOlder()}>
                Show older entries
              </Button>
            </Box>
          ) : undefined
        }
      />
    </div>
  );
}

function NoEntries() {
  return (
    <Box textAlign="center" padding={{ vertical: 'xxl' }}>
      <Box variant="h2">Nothing was changed yet</Box>
      <Box variant="p" color="text-body-secondary">
        Launch, stop or delete a job, upload data, deploy or promote a model: each such call is written down here after
        it was made, with its outcome.
      </Box>
    </Box>
  );
}

function NoMatch() {
  return (
    <Box textAlign="center" padding={{ vertical: 'l' }}>
      <Box variant="h2">No entry matches the filter</Box>
      <Box variant="p" color="text-body-secondary" padding={{ bottom: 's' }}>
        Take words or conditions out of it, or clear it.
      </Box>
      <Button onClick={() => changeFilter(noFilter)}>Clear the filter</Button>
    </Box>
  );
}
