import Container from '@cloudscape-design/components/container';
import Link from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';
import { formatDateTime } from '../../../shared/model/format';
import type { PackageSummary } from '../../../shared/model/model-package';
import type { ModelVersion } from '../../../shared/model/model-version';
import { hrefOf } from '../../../shared/model/screen-address';
import { Approval } from './approval';

interface VersionFactsProps {
  readonly summary: PackageSummary;
  readonly version: ModelVersion | null;
}

/** Where the version stands, at a glance. */
export function VersionFacts({ summary, version }: VersionFactsProps) {
  const job = version?.package.metadata['upside.job-name'];
  const note = version?.package.approvalNote ?? null;
  return (
    <Container>
      <dl className="version-facts">
        <Fact label="Approval">
          <span role="status">
            <Approval version={summary} />
          </span>
        </Fact>
        {note === null ? null : <Fact label="Note">{note}</Fact>}
        <Fact label="Registered">{formatDateTime(summary.createdAt)}</Fact>
        {job === undefined ? null : (
          <Fact label="Trained by">
            <Link href={hrefOf({ kind: 'job', name: job })}>{job}</Link>
          </Fact>
        )}
        <Fact label="Group">
          <Link href={hrefOf({ kind: 'model-group', group: summary.group })}>{summary.group}</Link>
        </Fact>
        {summary.description === null ? null : <Fact label="Description">{summary.description}</Fact>}
      </dl>
    </Container>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
