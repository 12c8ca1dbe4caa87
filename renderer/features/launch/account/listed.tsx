import Alert from '@cloudscape-design/components/alert';
import type { ReactNode } from 'react';
import type { Failure } from '../../../../shared/errors/result';
import type { Loaded } from '../../../bridge/use-request';
import { FailureAlert } from '../../../ui/failure-alert';

type Answer<T> = ({ readonly kind: 'listed' } & T) | { readonly kind: 'absent'; readonly reason: string };

/** What was listed; null while it is read, where there is no such thing and where it could not be read. */
export function listedOf<T>(loaded: Loaded<Answer<T>>): T | null {
  return loaded.kind === 'ready' && loaded.data.kind === 'listed' ? loaded.data : null;
}

/** For the status of a Cloudscape select. */
export function statusOf(loaded: Loaded<unknown>): 'loading' | 'error' | 'finished' {
  return loaded.kind === 'loading' ? 'loading' : loaded.kind === 'failed' ? 'error' : 'finished';
}

interface ListedNoteProps {
  /** What could not be listed, e.g. "The networks could not be listed". */
  readonly what: string;
  readonly loaded: Loaded<Answer<unknown>>;
  readonly onRetry: () => void;
  /** What can be done all the same. */
  readonly otherwise?: ReactNode;
}

/** Says why a picker is empty. A role that may launch need not be one that may look around. */
export function ListedNote({ loaded, onRetry, otherwise, what }: ListedNoteProps) {
  if (loaded.kind === 'failed') {
    const failure: Failure = loaded.error;
    return (
      <>
        <FailureAlert what={what} failure={failure} onRetry={onRetry} />
        {otherwise}
      </>
    );
  }
  if (loaded.kind !== 'ready' || loaded.data.kind !== 'absent') return null;
  return (
    <Alert type="info" statusIconAriaLabel="Note">
      {loaded.data.reason}
    </Alert>
  );
}
