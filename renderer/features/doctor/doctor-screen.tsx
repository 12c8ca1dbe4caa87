import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import type { DoctorCheck } from '../../../shared/contract/doctor';
import { request } from '../../bridge/client';
import { useIdentity } from '../../bridge/use-identity';
import { useStream } from '../../bridge/use-stream';
import { FailureAlert } from '../../ui/failure-alert';
import { DoctorArea } from './doctor-area';
import { asText, byArea, verdict } from './findings';
import './doctor.css';

const none: readonly DoctorCheck[] = [];

/** Runs the checks when it is opened, and again when asked. */
export function DoctorScreen() {
  const [run, setRun] = useState(0);
  // Keyed: another run begins with an empty list.
  return <DoctorRun key={run} onAgain={() => setRun(run + 1)} />;
}

function DoctorRun({ onAgain }: { readonly onAgain: () => void }) {
  const { id, name } = useIdentity();
  const [copied, setCopied] = useState<boolean | null>(null);
  const { state: checks, end } = useStream<'doctor.run', readonly DoctorCheck[]>(
    'doctor.run',
    { workspaceId: id },
    none,
    (held, items) => [...held, ...items],
  );
  const done = end !== null;
  const copy = () => void request('app.copyText', { text: asText(name, checks) }).then(({ ok }) => setCopied(ok));
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Looks at everything this workspace needs, and changes nothing."
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button iconName="copy" disabled={checks.length === 0} onClick={copy}>
              {copied === null ? 'Copy as text' : copied ? 'Copied' : 'Not copied'}
            </Button>
            <Button iconName="refresh" disabled={!done} onClick={onAgain}>
              Check again
            </Button>
          </SpaceBetween>
        }
      >
        Doctor
      </Header>
      <p className="doctor-verdict" role="status">
        {done ? null : <Spinner />} {end?.reason === 'failed' ? 'The checks were cut short' : verdict(checks, done)}
      </p>
      {end?.reason === 'failed' ? (
        <FailureAlert what="Not everything could be checked" failure={end.error} onRetry={onAgain} />
      ) : null}
      {byArea(checks).map((area) => (
        <DoctorArea key={area.name} area={area} />
      ))}
    </SpaceBetween>
  );
}
