import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect } from 'react';
import { FailureAlert } from '../../ui/failure-alert';
import { reload, useAuditSlice } from './audit-store';
import { AuditTable } from './audit-table';
import { VerdictAlert } from './verdict-alert';
import './audit.css';

/** Who did what with this console: from the offline store alone, so it is there without a workspace. */
export function AuditScreen() {
  const slice = useAuditSlice();
  useEffect(() => {
    useAuditSlice.setState({ verdict: null });
    void reload();
  }, []);

  return (
    <SpaceBetween size="m">
      {slice.failure === null ? null : (
        <FailureAlert
          what="The audit log could not be read"
          failure={slice.failure}
          onRetry={() => {
            useAuditSlice.setState({ failure: null });
            void reload();
          }}
        />
      )}
      {slice.verdict === null ? null : <VerdictAlert verdict={slice.verdict} />}
      <AuditTable
        records={slice.records ?? []}
        filter={slice.filter}
        loading={slice.records === null && slice.failure === null}
        unknown={slice.records === null && slice.failure !== null}
        busy={slice.loading}
        more={slice.more}
        verifying={slice.verifying}
      />
    </SpaceBetween>
  );
}
