import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { formatDateTime, formatDuration } from '../../../shared/model/format';
import { jobDuration, statusLooks } from '../../../shared/model/job-status';
import type { TrainingJob } from '../../../shared/model/training-job';
import { Facts } from '../../ui/facts';
import { Ticking } from '../../ui/ticking';
import { JobCost } from './job-cost';
import { JobPhases } from './job-phases';

/**
 * Where the job stands, at a glance: its status, how long it takes, and the phases it went through.
 * `simulated`: instances are labels only, as on the local workspace.
 */
export function JobFacts({ job, simulated }: { readonly job: TrainingJob; readonly simulated: boolean }) {
  const { look, word } = statusLooks[job.status];
  // What the phase says of itself stands in the row of phases.
  const phase = job.endedAt === null ? job.secondaryStatus : null;
  return (
    <Container>
      <SpaceBetween size="s">
        <Facts
          facts={[
            {
              label: 'Status',
              value: (
                <span role="status">
                  <StatusIndicator type={look}>{phase === null ? word : `${word} · ${phase}`}</StatusIndicator>
                </span>
              ),
            },
            {
              label: 'Duration',
              value: <Ticking running={job.endedAt === null} text={(now) => formatDuration(jobDuration(job, now))} />,
            },
            { label: 'Created', value: formatDateTime(job.createdAt) },
            {
              label: 'Compute',
              value: `${job.instanceCount} × ${job.instanceType ?? 'unknown'}${simulated ? ' (simulated)' : ''}`,
            },
            { label: 'Cost', value: <JobCost job={job} /> },
          ]}
        />
        {job.failureReason !== null && (
          <Alert type="error" header="Why it failed" statusIconAriaLabel="Error">
            <span className="job-code">{job.failureReason}</span>
          </Alert>
        )}
        <JobPhases phases={job.phases} />
      </SpaceBetween>
    </Container>
  );
}
