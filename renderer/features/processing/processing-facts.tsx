import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { formatDateTime, formatDuration } from '../../../shared/model/format';
import { jobDuration, statusLooks } from '../../../shared/model/job-status';
import type { ProcessingJob } from '../../../shared/model/processing-job';
import { programName } from '../../../shared/model/program-name';
import { Facts } from '../../ui/facts';
import { Ticking } from '../../ui/ticking';

/** Where the job stands, at a glance: its status, what it says of itself, and its times. */
export function ProcessingFacts({ job }: { readonly job: ProcessingJob }) {
  const { look, word } = statusLooks[job.status];
  const { startedAt, endedAt } = job;
  const waits = startedAt === null && endedAt === null;
  return (
    <Container>
      <SpaceBetween size="s">
        <Facts
          facts={[
            {
              label: 'Status',
              value: (
                <span role="status">
                  <StatusIndicator type={look}>{waits ? `${word} · waits` : word}</StatusIndicator>
                </span>
              ),
            },
            {
              label: 'Duration',
              value: <Ticking running={endedAt === null} text={(now) => formatDuration(jobDuration(job, now))} />,
            },
            { label: 'Created', value: formatDateTime(job.createdAt) },
            { label: 'Started', value: startedAt === null ? 'Not yet' : formatDateTime(startedAt) },
            { label: 'Ended', value: endedAt === null ? 'Not yet' : formatDateTime(endedAt) },
            { label: 'Program', value: programName(job.spec.image) },
          ]}
        />
        {job.failureReason !== null && (
          <Alert type="error" header="Why it failed" statusIconAriaLabel="Error">
            <span className="processing-code">{job.failureReason}</span>
          </Alert>
        )}
        {job.statusMessage !== null && job.failureReason === null && (
          <p className="processing-message">{job.statusMessage}</p>
        )}
      </SpaceBetween>
    </Container>
  );
}
