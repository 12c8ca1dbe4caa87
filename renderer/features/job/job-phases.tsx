import { formatClock, formatDuration } from '../../../shared/model/format';
import type { Phase } from '../../../shared/model/training-job';
import { Ticking } from '../../ui/ticking';

/** Every phase the service reported, in a row: when it began, how long it took, what it said. */
export function JobPhases({ phases }: { readonly phases: readonly Phase[] }) {
  if (phases.length === 0) return <p className="job-phase-none">The service has reported no phase yet.</p>;
  return (
    <ol className="job-phases" aria-label="Phases">
      {phases.map((phase) => (
        <li
          className={phase.endedAt === null ? 'job-phase job-phase-now' : 'job-phase'}
          key={`${phase.status} ${phase.startedAt}`}
        >
          <strong>{phase.status}</strong>
          <span className="job-phase-time">
            {formatClock(phase.startedAt)}
            {isMoment(phase) ? null : (
              <>
                {' · '}
                <Ticking running={phase.endedAt === null} text={(now) => duration(phase, now)} />
              </>
            )}
          </span>
          <span className="job-phase-message">{phase.message}</span>
        </li>
      ))}
    </ol>
  );
}

/** The last phase only says that the job ended: it takes no time. */
function isMoment({ startedAt, endedAt }: Phase): boolean {
  return startedAt === endedAt;
}

function duration({ startedAt, endedAt }: Phase, now: number): string {
  const milliseconds = Math.max(0, (endedAt ?? now) - startedAt);
  return endedAt !== null && milliseconds < 1000 ? `${milliseconds} ms` : formatDuration(milliseconds);
}
