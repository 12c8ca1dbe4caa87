import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { formatClock, formatDuration } from '../../../shared/model/format';
import type { Phase } from '../../../shared/model/training-job';
import { Ticking } from '../../ui/ticking';

/** Every phase the service reported, with its begin and how long it took. */
export function JobPhases({ phases }: { readonly phases: readonly Phase[] }) {
  return (
    <Container header={<Header variant="h2">Phases</Header>}>
      {phases.length === 0 && 'The service has reported no phase yet.'}
      <ol className="job-phases">
        {phases.map((phase) => (
          <li className="job-phase" key={`${phase.status} ${phase.startedAt}`}>
            <strong>{phase.status}</strong>
            <span className="job-phase-time">{formatClock(phase.startedAt)}</span>
            <span className="job-phase-time">
              <Ticking running={phase.endedAt === null} text={(now) => duration(phase, now)} />
            </span>
            <span className="job-phase-message">{phase.message}</span>
          </li>
        ))}
      </ol>
    </Container>
  );
}

function duration({ startedAt, endedAt }: Phase, now: number): string {
  const milliseconds = Math.max(0, (endedAt ?? now) - startedAt);
  return endedAt !== null && milliseconds < 1000 ? `${milliseconds} ms` : formatDuration(milliseconds);
}
