import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { formatCount } from '../../../shared/model/format';
import { hrefOf } from '../../../shared/model/screen-address';
import { isTerminal, type TrainingJobSummary } from '../../../shared/model/training-job';
import { useMayChange } from '../../bridge/may-change';
import type { PendingAction } from './jobs-store';

interface JobsHeaderProps {
  /** Null while the number is not known. */
  readonly total: number | null;
  /** How many the filter leaves; null without one. */
  readonly shown: number | null;
  readonly selected: TrainingJobSummary | null;
  readonly onAsk: (kind: PendingAction['kind'], job: TrainingJobSummary) => void;
}

/** The list's title, its count, and what can be done with the selected job. */
export function JobsHeader({ total, shown, selected, onAsk }: JobsHeaderProps) {
  const mayChange = useMayChange();
  const count =
    total === null ? '' : shown === null ? formatCount(total) : `${formatCount(shown)}/${formatCount(total)}`;
  const stoppable = selected?.status === 'InProgress';
  const deletable = selected !== null && isTerminal(selected.status);
  return (
    <Header
      variant="h1"
      counter={count === '' ? '' : `(${count})`}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            disabled={selected === null}
            {...(selected === null ? {} : { href: hrefOf({ kind: 'launch', clone: selected.name, sample: false }) })}
            {...mayChange}
          >
            Clone
          </Button>
          <Button disabled={!stoppable} {...mayChange} onClick={() => selected !== null && onAsk('stop', selected)}>
            Stop
          </Button>
          <Button disabled={!deletable} {...mayChange} onClick={() => selected !== null && onAsk('delete', selected)}>
            Delete
          </Button>
          <Button variant="primary" href={hrefOf({ kind: 'launch', clone: null, sample: false })} {...mayChange}>
            New training job
          </Button>
        </SpaceBetween>
      }
    >
      Training jobs
    </Header>
  );
}
