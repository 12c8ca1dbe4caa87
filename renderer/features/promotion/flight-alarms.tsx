import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { AlarmState } from '../../../shared/model/alarm';
import type { Flight } from '../../../shared/model/promotion';

/** The alarms that can take it back, as they were last seen, and whether they rang. */
export function FlightAlarms({ flight: { promotion, samples } }: { readonly flight: Flight }) {
  const names = promotion.plan.alarms;
  const latest = new Map(samples.flatMap(({ alarms }) => alarms).map(({ name, state }) => [name, state]));
  const rung = new Set(
    samples.flatMap(({ alarms }) => alarms.filter(({ state }) => state === 'ALARM').map(({ name }) => name)),
  );
  return (
    <Container header={<Header variant="h2">Alarms</Header>}>
      {names.length === 0 ? (
        <Box color="text-body-secondary">None: nothing takes this promotion back by itself.</Box>
      ) : (
        <ul className="flight-alarms" aria-label="Alarms">
          {names.map((name) => (
            <li key={name}>
              <StatusIndicator type={rung.has(name) ? 'error' : indicator(latest.get(name))}>
                {rung.has(name) ? 'Rang' : wordsFor(latest.get(name))}
              </StatusIndicator>
              <span className="flight-name">{name}</span>
            </li>
          ))}
        </ul>
      )}
    </Container>
  );
}

function indicator(state: AlarmState | undefined): 'success' | 'pending' {
  return state === 'OK' ? 'success' : 'pending';
}

function wordsFor(state: AlarmState | undefined): string {
  if (state === undefined) return 'Not seen yet';
  return state === 'OK' ? 'Quiet' : 'No data yet';
}
