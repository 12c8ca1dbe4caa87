import Alert from '@cloudscape-design/components/alert';
import type { AuditVerdict } from '../../../shared/model/audit-record';
import { formatCount } from '../../../shared/model/format';

/** What walking the chain found: that it is whole with the hash to compare, or the first entry that is not right. */
export function VerdictAlert({ verdict }: { readonly verdict: AuditVerdict }) {
  const { broken, headHash, intact } = verdict;
  const entries = intact === 1 ? '1 entry' : `${formatCount(intact)} entries`;
  const before = intact === 1 ? 'The entry before it agrees' : `The ${entries} before it agree`;
  if (broken !== null) {
    return (
      <Alert
        type="error"
        statusIconAriaLabel="Error"
        header={`The audit log is broken at entry ${broken.sequence}: ${broken.kind}`}
      >
        {broken.message} {before}; nothing can be said of what follows. Compare with an export that was kept elsewhere.
      </Alert>
    );
  }
  if (headHash === null) {
    return (
      <Alert type="info" statusIconAriaLabel="Info" header="The audit log is empty">
        There is nothing to verify yet.
      </Alert>
    );
  }
  return (
    <Alert type="success" statusIconAriaLabel="Success" header={`The audit log is intact: ${entries}`}>
      Nobody changed, removed or inserted an entry without rewriting all that follow. The hash of the last one, to be
      kept elsewhere: <code className="audit-hash">{headHash}</code>
    </Alert>
  );
}
