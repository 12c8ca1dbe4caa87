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
export function CheckList({ area }: { readonly area: Area }) {
  return (
    <Container header={<Header variant="h2">{area.name}</Header>}>
      <ul className="check-list" aria-label={area.name}>
        {area.checks.map(({ detail, hint, id, outcome, title }) => (
          <li key={id}>
            <StatusIndicator type={icons[outcome]} iconAriaLabel={outcomeWords[outcome]}>
              {title}
            </StatusIndicator>
            <div className="check-found">
              <p>{detail}</p>
              {hint === null ? null : <p className="check-hint">{hint}</p>}
            </div>
          </li>
        ))}
      </ul>
    </Container>
  );
}
