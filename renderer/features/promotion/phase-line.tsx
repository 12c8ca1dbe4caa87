import { formatClock } from '../../../shared/model/format';
import type { FlightPhase } from './flight';

/** The way of a promotion, with the time each part began. */
export function PhaseLine({ phases }: { readonly phases: readonly FlightPhase[] }) {
  return (
    <ol className="flight-phases" aria-label="Phases">
      {phases.map(({ startedAt, state, title }) => (
        <li
          key={title}
          className={`flight-phase flight-phase-${state}`}
          aria-current={state === 'now' ? 'step' : undefined}
        >
          <strong>{title}</strong>
          <span className="flight-time">{startedAt === null ? wordsFor(state) : formatClock(startedAt)}</span>
        </li>
      ))}
    </ol>
  );
}

function wordsFor(state: FlightPhase['state']): string {
  return { done: 'nothing to do', now: 'now', ahead: 'not yet', 'not-reached': 'not reached' }[state];
}
