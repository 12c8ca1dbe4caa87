import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { TrainingJob } from '../../../shared/model/training-job';
import { useMayChange } from '../../bridge/may-change';
import { RegisterDialog } from './register-dialog';

interface RegisterModelProps {
  readonly job: TrainingJob;
  readonly online: boolean;
}

/** Makes the next version of a model group from a job that completed. */
export function RegisterModel({ job, online }: RegisterModelProps) {
  const mayChange = useMayChange();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        variant="primary"
        disabled={!online}
        {...(online ? {} : { disabledReason: 'The workspace is offline.' })}
        {...mayChange}
        onClick={() => setAsking(true)}
      >
        Register model
      </Button>
      {asking ? <RegisterDialog job={job} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
