import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';
import type { TrainingJob } from '../../../shared/model/training-job';

interface JobHeadingProps {
  readonly job: TrainingJob;
  readonly actions: ReactNode;
}

/** The job's full name, never shortened, and what can be done with it. */
export function JobHeading({ job, actions }: JobHeadingProps) {
  return (
    <Header variant="h1" actions={actions}>
      <span className="job-name">{job.name}</span>
    </Header>
  );
}
