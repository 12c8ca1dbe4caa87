import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { DoctorCheck } from '../../../shared/contract/doctor';
import { type Area, outcomeWords } from './findings';

const icons: Readonly<Record<DoctorCheck['outcome'], StatusIndicatorProps.Type>> = {
  good: 'success',
  warning: 'warning',
  bad: 'error',
  skipped: 'stopped',
};

/** The checks of one area: what was looked at, what was found, what to do. */
export function DoctorArea({ area }: { readonly area: Area }) {
  return (
    <Container header={<Header variant="h2">{area.name}</Header>}>
      <ul className="doctor-checks" aria-label={area.name}>
        {area.checks.map(({ detail, hint, id, outcome, title }) => (
          <li key={id}>
            <div className="doctor-title">
              <StatusIndicator type={icons[outcome]} iconAriaLabel={outcomeWords[outcome]} />
              <span>{title}</span>
            </div>
            <div className="doctor-found">
              <p>{detail}</p>
              {hint === null ? null : <p className="doctor-hint">{hint}</p>}
            </div>
          </li>
        ))}
      </ul>
    </Container>
  );
}
